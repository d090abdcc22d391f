using System.CommandLine;
using Luheng.Registry;
using Luheng.Returns;
using Luheng.Time;

namespace Luheng.App;

/// <summary>forms list|export: the returns that enterprises file, as workbooks.</summary>
static class FormCommands
{
    public static IEnumerable<Command> All()
    {
        var forms = new Command("forms", "the returns that enterprises file: list, export");
        var list = new Command("list", "names every form");
        list.SetAction(_ => CommandTable.Guard(List));
        forms.Add(list);

        var form = new Argument<string>("FORM") { Description = "the form's id, such as 205-1" };
        var file = new Argument<string>("FILE") { Description = "an .xlsx or .csv file to write" };
        var of = new Option<string?>("--for") { Description = "one enterprise's code; without it the form is a table for many" };
        var period = new Option<string?>("--in") { Description = "the period, to hold the values in effect" };
        var data = new Option<string?>("--data") { Description = "the data folder, for names and values" };
        var export = new Command("export", "writes a form to be filled in") { form, file, of, period, data };
        export.SetAction(p => CommandTable.Guard(() => Export(p.GetValue(form)!, p.GetValue(file)!, p.GetValue(of), p.GetValue(period), p.GetValue(data))));
        forms.Add(export);
        yield return forms;
    }

    static int List()
    {
        foreach (var form in new Templates(PackFolder.Load()).Forms)
            Console.WriteLine($"{form.Id,-20} {form.Frequency,-6} {form.Name.Zh}（{form.Source}，{form.Confidence.ToString().ToLowerInvariant()}）");
        return 0;
    }

    static int Export(string form, string file, string? of, string? period, string? data)
    {
        using var room = DataRoom.Open(data);
        SubjectId? subject = of is null ? null : SubjectId.Parse(of);
        new Templates(room.Catalogue, data is null ? null : room.Ledger).Export(form, file, subject, period is null ? null : Period.Parse(period));
        Console.WriteLine(file);
        return 0;
    }
}
