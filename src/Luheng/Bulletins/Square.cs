using System.Globalization;
using System.Text;
using QRCoder;

namespace Luheng.Bulletins;

/// <summary>A text as a square of dots that a telephone reads (QR code, GB/T 18284), with a quarter of it to spare.</summary>
public static class Square
{
    public static byte[] Png(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return png.GetGraphic(8);
    }

    /// <summary>As a drawing that a page holds.</summary>
    public static string Svg(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var (rows, path) = (data.ModuleMatrix, new StringBuilder());
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
                if (rows[y][x]) path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return string.Create(CultureInfo.InvariantCulture, $"<svg class=\"square\" viewBox=\"0 0 {rows.Count} {rows.Count}\" role=\"img\" aria-label=\"验真码\"><rect width=\"{rows.Count}\" height=\"{rows.Count}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>");
    }
}
