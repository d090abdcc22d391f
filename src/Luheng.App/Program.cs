using Luheng.App;

return await CommandTable.Root().Parse(args).InvokeAsync();
