using System.Security;

namespace Luheng.Bulletins;

/// <summary>What is the same in every .docx: fonts, styles, the foot of the page.</summary>
static class PaperXml
{
    public const string Spaces = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";

    /// <summary>Names of the house's fonts, and what stands in where they are not installed.</summary>
    public const string Fonts = $"""
        {Head}<w:fonts {Spaces}>
        <w:font w:name="方正小标宋简体"><w:altName w:val="小标宋"/><w:charset w:val="86"/><w:family w:val="roman"/></w:font>
        <w:font w:name="仿宋"><w:altName w:val="FangSong"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>
        <w:font w:name="楷体"><w:altName w:val="KaiTi"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>
        <w:font w:name="黑体"><w:altName w:val="SimHei"/><w:charset w:val="86"/><w:family w:val="modern"/></w:font>
        <w:font w:name="宋体"><w:altName w:val="SimSun"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>
        </w:fonts>
        """;

    /// <summary>Sizes are half points: 44 is 二号, 32 三号, 21 五号.</summary>
    public static readonly string Styles = $"""
        {Head}<w:styles {Spaces}>
        <w:docDefaults><w:rPrDefault><w:rPr>{Font("仿宋")}<w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>
        <w:pPrDefault><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        {Style("Body", "正文首行缩进", "<w:ind w:firstLine=\"640\" w:firstLineChars=\"200\"/>", "")}
        {Style("Organ", "红头", "<w:spacing w:before=\"0\" w:after=\"160\" w:line=\"860\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>", $"{Font("方正小标宋简体")}<w:color w:val=\"C00000\"/><w:spacing w:val=\"20\"/><w:sz w:val=\"64\"/><w:szCs w:val=\"64\"/>")}
        {Style("Number", "发文字号", "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"8\" w:color=\"C00000\"/></w:pBdr><w:spacing w:after=\"360\"/><w:jc w:val=\"center\"/>", "")}
        {Style("PaperTitle", "标题", "<w:spacing w:before=\"0\" w:after=\"300\" w:line=\"660\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>", $"{Font("方正小标宋简体")}<w:sz w:val=\"44\"/><w:szCs w:val=\"44\"/>")}
        {Style("AnnexTitle", "附件标题", "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"200\" w:line=\"600\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>", $"{Font("方正小标宋简体")}<w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>")}
        {Style("First", "一级标题", "<w:keepNext/><w:ind w:firstLine=\"640\" w:firstLineChars=\"200\"/><w:outlineLvl w:val=\"0\"/>", Font("黑体"))}
        {Style("Second", "二级标题", "<w:keepNext/><w:ind w:firstLine=\"640\" w:firstLineChars=\"200\"/><w:outlineLvl w:val=\"1\"/>", Font("楷体"))}
        {Style("Mark", "标记", "<w:spacing w:after=\"120\" w:line=\"360\" w:lineRule=\"exact\"/><w:jc w:val=\"right\"/>", $"{Font("黑体")}<w:color w:val=\"C00000\"/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>")}
        {Style("Caption", "表题", "<w:keepNext/><w:spacing w:before=\"160\" w:line=\"400\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>", $"{Font("黑体")}<w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>")}
        {Style("Unit", "单位", "<w:keepNext/><w:spacing w:line=\"320\" w:lineRule=\"exact\"/><w:jc w:val=\"right\"/>", Size(18))}
        {Style("Cell", "表格文字", "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"270\" w:lineRule=\"atLeast\"/><w:jc w:val=\"left\"/>", Size(19))}
        {Style("CellHead", "表头", "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"270\" w:lineRule=\"atLeast\"/><w:jc w:val=\"center\"/>", Font("黑体") + Size(19))}
        {Style("Small", "小字", "<w:spacing w:before=\"60\" w:line=\"300\" w:lineRule=\"exact\"/><w:jc w:val=\"left\"/>", Size(18))}
        {Style("Signed", "落款", "<w:keepNext/><w:jc w:val=\"right\"/>", "")}
        {Style("Foot", "页脚", "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>", $"{Font("宋体")}<w:color w:val=\"555555\"/>{Size(15)}")}
        {Style("Page", "页码", "<w:spacing w:line=\"300\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>", Font("宋体") + Size(28))}
        </w:styles>
        """;

    public static string Foot(string text) => $"""
        {Head}<w:ftr {Spaces}><w:p><w:pPr><w:pStyle w:val="Page"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>
        {string.Concat(text.Split('\n').Select(line => $"<w:p><w:pPr><w:pStyle w:val=\"Foot\"/></w:pPr><w:r><w:t xml:space=\"preserve\">{Escape(line)}</w:t></w:r></w:p>"))}</w:ftr>
        """;

    /// <summary>Text as XML can hold it.</summary>
    public static string Escape(string text) => SecurityElement.Escape(string.Concat(text.Where(c => c >= ' ' || c is '\t' or '\n')))!;

    public static string Font(string chinese) => $"<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"{chinese}\" w:cs=\"Times New Roman\"/>";

    static string Size(int halfPoints) => $"<w:sz w:val=\"{halfPoints}\"/><w:szCs w:val=\"{halfPoints}\"/>";

    static string Style(string id, string name, string paragraph, string run) =>
        $"<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:pPr>{paragraph}</w:pPr>{(run is "" ? "" : $"<w:rPr>{run}</w:rPr>")}</w:style>";
}
