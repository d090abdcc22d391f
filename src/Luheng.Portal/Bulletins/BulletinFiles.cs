using Luheng.Bulletins;
using Luheng.Engine;
using Luheng.Packs;
using Luheng.Portal.Shell;
using Luheng.Time;

namespace Luheng.Portal.Bulletins;

/// <summary>A bulletin as files: .docx, its annex as .xlsx, and .pdf where a browser is installed that prints it. All from the same paper.</summary>
static class BulletinFiles
{
    public static async Task<IReadOnlyList<(string Format, byte[] Bytes)>> All(World names, Bulletin bulletin, Snapshot snapshot, string site, bool pdf, CancellationToken cancel)
    {
        var paper = BulletinPaper.Of(names, bulletin, snapshot, site);
        List<(string, byte[])> files = [("docx", PaperDocument.Bytes(paper)), ("xlsx", Annex(names, bulletin, snapshot, site))];
        if (pdf && await Pdf(paper, cancel) is { } printed) files.Add(("pdf", printed));
        return files;
    }

    public static Task<byte[]?> Pdf(Paper paper, CancellationToken cancel) => PdfPrinter.Print(PaperPage.Whole(paper, $"<style>{Wwwroot.Text("bulletins.css")}</style>"), cancel);

    public static byte[] Annex(World names, Bulletin bulletin, Snapshot snapshot, string site)
    {
        using var memory = new MemoryStream();
        var table = BulletinPaper.Annex(names, bulletin, snapshot);
        TableWorkbook.Write(memory, [("附件", table)],
        [
            (Words.NoteTitle, $"{bulletin.Title} 附件"),
            .. bulletin.Demo ? [(Words.NoteDemo, Words.DemoSays.Zh)] : ((Said, string)[])[],
            (Words.NoteKnownAt, China.Text(snapshot.KnownBy)), (Words.NoteRules, snapshot.Rules), (Words.NoteSnapshot, bulletin.Snapshot), (Words.NoteHash, table.Hash()),
            (Words.NoteAddress, $"{site}/bulletins/{bulletin.Id}"), (Words.NoteVerify, $"{site}/verify/{bulletin.Id}"), (Words.NoteMissing, Words.NoteMissingSays.Zh),
        ], bulletin.Id);
        return memory.ToArray();
    }
}
