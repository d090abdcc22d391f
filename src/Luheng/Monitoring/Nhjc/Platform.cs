using System.Text.Json;
using Luheng.Packs;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Time;

namespace Luheng.Monitoring.Nhjc;

/// <summary>What a profile answers: its code and words, and the rest of the reply.</summary>
public sealed record Reply(bool Done, string Message, IReadOnlyDictionary<string, object>? More = null);

/// <summary>The platform's side of the end-device interface (端设备接口), by a profile. Tested against public records; no conformity is claimed.</summary>
public sealed class Platform
{
    /// <summary>By which door its batches came, for the audit trail.</summary>
    const string Door = "端设备接口";

    /// <summary>Items of one upload; a device of an enterprise has a few hundred a day.</summary>
    const int MostItems = 20_000;

    /// <summary>Different codes of one enterprise.</summary>
    const int MostMeters = 5_000;

    readonly Station station;
    readonly string name;

    Platform(Station station, string name, Rule profile) => (this.station, this.name, Profile) = (station, name, profile);

    public Rule Profile { get; }

    /// <summary>The platform of a profile; null where no pack has it.</summary>
    public static Platform? Of(Station station, string profile) => station.Catalogue.Rules.TryGetValue($"nhjc-{profile}", out var rule) ? new(station, profile, rule) : null;

    /// <summary>Registers a device of an enterprise, once: a second registration needs the first taken back.</summary>
    /// <param name="known">Whether an enterprise is on the register.</param>
    public (EndDevice? Device, string Wrong) Register(string region, string enterpriseCode, Func<SubjectId, bool> known)
    {
        if (!SubjectId.TryParse(enterpriseCode, out var owner, out _) || owner.Kind != SubjectKind.Enterprise) return (null, "企业统一社会信用代码不正确");
        if (!known(owner)) return (null, "企业未登记");
        if (region.Length != 6 || !region.All(char.IsAsciiDigit)) return (null, "行政区划代码应为 6 位数字");
        lock (station)
        {
            if (EndDevice.Read(station.Ledger).Any(d => d.Profile == name && d.Owner == owner)) return (null, "该企业端设备已注册");
            var device = EndDevice.Make(name, owner, region, station.Clock.GetUtcNow());
            station.Ledger.Commit(new($"端设备注册 {owner.Text}", $"nhjc-{name}", [], []) { Documents = [device.Write()], From = Door });
            return (device, "");
        }
    }

    public EndDevice? Find(string deviceId) => EndDevice.Read(station.Ledger).FirstOrDefault(d => d.Profile == name && d.Id == deviceId);

    /// <summary>Takes an upload in: what is right is kept, what is not is named; kept twice is kept once.</summary>
    public async Task<Reply> Upload(JsonElement body, CancellationToken cancel)
    {
        if (Text(body, "deviceId") is not { } id || Find(id) is not { } device || Text(body, "enterpriseCode") != device.Owner.Text) return new(false, "序列号与企业统一社会信用代码不符");
        if (!body.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array) return new(false, "缺少 data");
        if (data.GetArrayLength() > MostItems) return new(false, $"一次最多 {MostItems} 项");
        var cipher = Profile.Numbers["encrypted"] != 0 ? new Sm4(Convert.FromHexString(device.SecretKey)) : null;
        var (items, wrongs, at) = (new List<EnergyItem>(), new List<string>(), 0);
        foreach (var element in data.EnumerateArray())
        {
            if (EnergyItem.Read(element, cipher, Profile.Numbers["valid_number"], out var wrong) is { } item) items.Add(item);
            else wrongs.Add($"data[{at}]：{wrong}");
            at++;
        }
        if (items.Count == 0 && wrongs.Count > 0 && wrongs.All(w => w.EndsWith("解密失败！", StringComparison.Ordinal))) return new(false, "解密失败！");
        if (!Meters(device, items)) return new(false, $"一家企业最多 {MostMeters} 个采集数据项");
        await Keep(device, items, cancel);
        const int Shown = 20;
        return wrongs.Count == 0 ? new(true, "RECEIVE SUCCESS") : new(false, $"收下 {items.Count} 项，{wrongs.Count} 项不合：{string.Join("；", wrongs.Take(Shown))}");
    }

    /// <summary>Registers the meters seen first; false where there would be too many.</summary>
    bool Meters(EndDevice device, List<EnergyItem> items)
    {
        var fresh = items.DistinctBy(i => Id(device, i)).Where(i => station.Book.Find(Id(device, i)) is null).ToList();
        if (fresh.Count == 0) return true;
        var prefix = device.Owner.Text + "/";
        if (fresh.Count + station.Book.Of(device.Owner).Count(m => m.Id.StartsWith(prefix, StringComparison.Ordinal)) > MostMeters) return false;
        station.Ledger.Commit(new($"端设备首次上传的 {fresh.Count} 个采集数据项", $"nhjc-{name}", [], []) { Documents = [.. fresh.Select(i => MeterBook.Write(Make(device, i)))], From = Door });
        station.Refresh();
        return true;
    }

    async Task Keep(EndDevice device, List<EnergyItem> items, CancellationToken cancel)
    {
        var batch = new ReadingBatch { By = $"nhjc {device.Owner.Text}" };
        foreach (var item in items) batch.Add(station.Book.NumberOf(station.Book.Find(Id(device, item))!), item.Time, item.Value, item.Quality);
        if (batch.Count > 0) await station.Readings.Append(batch, cancel);
    }

    /// <summary>The unit is fixed by the platform's tables for each code and not sent: until those are known it is 1.</summary>
    static Meter Make(EndDevice device, EnergyItem item) =>
        new(Id(device, item), device.Owner, $"nhjc-{item.Code.Type}{item.Code.Class}", item.IsGauge ? MeterKind.Gauge : MeterKind.Amount, "1")
        {
            Name = $"采集数据项 {item.Code}",
            Place = item.Code.Process is "00" ? "" : $"工序 {item.Code.Process}",
            Stamp = item.IsGauge ? Stamp.End : Stamp.Start,
            Interval = item.Frequency switch
            {
                1 => (int)(Instant.Day / 1000),
                2 => (int)(31 * Instant.Day / 1000),
                3 => (int)(366 * Instant.Day / 1000),
                _ => 900,
            },
            From = Instant.At(item.Time),
        };

    static string Id(EndDevice device, EnergyItem item) => $"{device.Owner.Text}/{item.Code}/{item.Suffix}";

    internal static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
