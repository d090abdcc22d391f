using System.Text;
using Luheng.Packs;

namespace Luheng.Evidence;

/// <summary>Whether a content is nothing but text, in UTF-8 or GB 18030.</summary>
static class PlainText
{
    static readonly string[] Markup = ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<iframe", "<?php", "<%"];

    /// <summary>Whether it is text at all, markup or not.</summary>
    public static Said? WrongLetters(byte[] content)
    {
        if (content.AsSpan().IndexOfAnyInRange((byte)0, (byte)8) >= 0 || content.AsSpan().IndexOfAnyInRange((byte)14, (byte)31) >= 0)
            return new("内容不是可以识别的文件类型", "its kind is not known");
        return Decoded(content) is null ? new("文本既不是 UTF-8 也不是 GB 18030 编码", "the text is neither UTF-8 nor GB 18030") : null;
    }

    public static Said? Wrong(byte[] content)
    {
        if (WrongLetters(content) is { } wrong) return wrong;
        var text = Decoded(content)!;
        var start = text.AsSpan(0, Math.Min(text.Length, 1024)).TrimStart("\uFEFF \t\r\n");
        foreach (var mark in Markup)
            if (start.StartsWith(mark, StringComparison.OrdinalIgnoreCase)) return new("内容是网页或标记语言（HTML、SVG、XML），不能作为佐证材料", "it is markup (HTML, SVG, XML), which is not taken as evidence");
        return null;
    }

    static string? Decoded(byte[] content)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var encoding in new[] { (Encoding)new UTF8Encoding(false, true), Encoding.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback) })
        {
            try
            {
                return encoding.GetString(content);
            }
            catch (DecoderFallbackException)
            {
                // the next one
            }
        }
        return null;
    }
}
