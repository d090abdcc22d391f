using Luheng.Packs;

namespace Luheng.Returns;

/// <summary>A file from which no table can be read: why, and what would be right.</summary>
public sealed class UnreadableTableException(string name, Said why) : FormatException($"{name}: {why.En}")
{
    /// <summary>The file as its sender named it.</summary>
    public string Name { get; } = name;
    public Said Why { get; } = why;

    /// <summary>In words, by the rule that a file breaks.</summary>
    internal static UnreadableTableException Of(string name, UnreadableException wrong) => new(name, new(wrong.Rule switch
    {
        "empty-file" => "文件是空的",
        "too-large" => "文件太大，把要用的表另存为一个文件",
        "not-what-its-name-says" => "文件内容与扩展名不符；改用与内容一致的扩展名，或者在表格软件里另存为 .xlsx",
        "password-protected" => "文件有密码；去掉密码另存后再上传",
        "truncated-workbook" or "damaged-workbook" => "文件不完整或者已损坏；重新下载，或者打开后另存",
        "open-quote" => "有一个引号没有成对",
        "too-many-columns" => "列数太多，只留下要用的表",
        "zip-bomb" => "文件解开后太大，不读",
        _ => "文件读不出；在表格软件里另存为 .xlsx 后再上传",
    }, wrong.Rule is "empty-file" ? "the file is empty" : wrong.Hint));
}
