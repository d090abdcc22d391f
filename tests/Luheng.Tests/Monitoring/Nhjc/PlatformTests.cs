using System.Text.Json;
using Luheng.Monitoring.Nhjc;
using Luheng.Readings;
using Luheng.Registry;
using Luheng.Tests.Monitoring.Hj212;

namespace Luheng.Tests.Monitoring.Nhjc;

public class PlatformTests
{
    readonly HostBed bed = new();

    Platform Of(string profile) => Platform.Of(bed.Station, profile) ?? throw new KeyNotFoundException(profile);

    EndDevice Register(string profile = "shandong") => Of(profile).Register("510107", HostBed.Works.Text, _ => true).Device!;

    static Dictionary<string, object> Item(string code = "04-01-0000-040200-30", object? value = null, int type = 1, string date = "2025-10-09 00:00:00", int input = 1, object? valid = null) => new()
    {
        ["dataCode"] = code,
        ["dataValue"] = value ?? 123.45,
        ["inputType"] = input,
        ["statType"] = type,
        ["statDate"] = date,
        ["uploadDate"] = "2025-10-10 21:58:46",
        ["scope"] = 1,
        ["valid"] = valid ?? true,
    };

    Task<Reply> Upload(EndDevice device, params Dictionary<string, object>[] items)
    {
        var cipher = device.Profile == "plain" ? null : new Sm4(Convert.FromHexString(device.SecretKey));
        var data = items.Select(i => i.ToDictionary(p => p.Key, p => cipher is null ? p.Value : cipher.Encrypt(JsonSerializer.SerializeToElement(p.Value).ToString())));
        var body = JsonSerializer.SerializeToElement(new { deviceId = device.Id, enterpriseCode = HostBed.Works.Text, data });
        return Of(device.Profile).Upload(body, TestContext.Current.CancellationToken);
    }

    IReadOnlyList<double> Values(string rest) => [.. bed.Of($"{HostBed.Works.Text}/{rest}").Select(r => r.Value)];

    [Theory]
    [InlineData("shandong"), InlineData("plain")]
    public async Task An_upload_is_kept_under_enterprise_code_and_frequency(string profile)
    {
        var reply = await Upload(Register(profile), Item(), Item(type: 2, date: "2025-10-01 00:00:00", value: 9000));
        Assert.True(reply.Done, reply.Message);
        Assert.Equal([123.45], Values("04-01-0000-040200-30/day"));
        Assert.Equal([9000], Values("04-01-0000-040200-30/month"));
        var meter = bed.Meter($"{HostBed.Works.Text}/04-01-0000-040200-30/day");
        Assert.Equal((MeterKind.Amount, Stamp.Start, "nhjc-040200"), (meter.Kind, meter.Stamp, meter.Carrier));
    }

    [Fact]
    public async Task An_upload_sent_again_is_kept_once()
    {
        var device = Register();
        for (var i = 0; i < 3; i++) Assert.True((await Upload(device, Item())).Done);
        Assert.Equal((1L, 0L), (bed.Readings.Size().Readings, bed.Readings.Size().Revisions));
    }

    [Fact]
    public async Task A_bad_item_is_named_and_the_good_ones_are_kept()
    {
        var reply = await Upload(Register(), Item(), Item(code: "04-01"), Item(value: "--"), Item(date: "2025-02-30 00:00:00"), Item(type: 7), Item(code: "00-00-0000-023300-11"));
        Assert.False(reply.Done);
        Assert.Contains("收下 2 项，4 项不合：data[1]：dataCode '04-01'", reply.Message, StringComparison.Ordinal);
        Assert.Equal(2, bed.Readings.Size().Readings);
    }

    [Theory]
    [InlineData(1, true, ReadingQuality.Good), InlineData(5, true, ReadingQuality.Manual), InlineData(1, false, ReadingQuality.Suspect)]
    public async Task What_is_filed_by_hand_or_said_invalid_is_marked(int input, bool valid, ReadingQuality quality)
    {
        await Upload(Register(), Item(input: input, valid: valid));
        Assert.Equal(quality, Assert.Single(bed.Of($"{HostBed.Works.Text}/04-01-0000-040200-30/day")).Quality);
    }

    [Fact]
    public async Task Valid_as_a_number_is_zero_in_this_profile()
    {
        await Upload(Register(), Item(valid: 1));
        Assert.Equal(ReadingQuality.Suspect, Assert.Single(bed.Of($"{HostBed.Works.Text}/04-01-0000-040200-30/day")).Quality);
    }

    [Fact]
    public async Task Another_device_or_another_key_is_refused_in_the_words_of_the_records()
    {
        var device = Register();
        Assert.Equal("序列号与企业统一社会信用代码不符", (await Upload(device with { Id = new('0', 32) }, Item())).Message);
        Assert.Equal("解密失败！", (await Upload(device with { SecretKey = new('0', 32) }, Item())).Message);
        Assert.Equal(0, bed.Readings.Size().Readings);
    }

    [Fact]
    public void A_device_registers_once_for_an_enterprise_that_is_known()
    {
        var platform = Of("shandong");
        Assert.NotNull(platform.Register("510107", HostBed.Works.Text, _ => true).Device);
        Assert.Equal("该企业端设备已注册", platform.Register("510107", HostBed.Works.Text, _ => true).Wrong);
        Assert.Equal("企业未登记", platform.Register("510107", HostBed.Works.Text, _ => false).Wrong);
        Assert.Equal("企业统一社会信用代码不正确", platform.Register("510107", "91370600XXXXXXXXXX", _ => true).Wrong);
        bed.Ledger.Commit(new("forgotten", "test", [], []) { Documents = [EndDevice.Forget("shandong", HostBed.Works)] });
        Assert.NotNull(platform.Register("510107", HostBed.Works.Text, _ => true).Device);
    }

    [Fact]
    public void A_profile_that_no_pack_has_is_none() => Assert.Null(Platform.Of(bed.Station, "elsewhere"));

    [Fact]
    public void The_key_of_a_device_is_not_in_its_text()
    {
        var device = Register();
        Assert.DoesNotContain(device.SecretKey, $"{device}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("00-00-0000-023300-11", "02", "3300"), InlineData("0000000002330011", "02", "3300")]
    public void A_code_is_read_with_hyphens_and_without(string text, string type, string kind)
    {
        var code = DataCode.Read(text)!;
        Assert.Equal((type, kind, "00-00-0000-023300-11"), (code.Type, code.Class, $"{code}"));
    }

    [Theory]
    [InlineData(""), InlineData("00-00-0000-023300-1"), InlineData("00-00-0000-0233O0-11"), InlineData("00-00-0000-023300-11\n")]
    public void What_is_no_code_is_none(string text) => Assert.Null(DataCode.Read(text));
}
