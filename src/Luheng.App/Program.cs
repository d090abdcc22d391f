using Luheng.App;

const int Usage = 2;

Console.OutputEncoding = System.Text.Encoding.UTF8;
var parsed = CommandTable.Root().Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? Usage : code;
