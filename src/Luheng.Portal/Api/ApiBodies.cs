using System.Text.Json.Nodes;

namespace Luheng.Portal.Api;

/// <summary>What a call takes in one media type: its shape, and an example that is accepted.</summary>
/// <param name="Example">Null for bytes, which no text shows.</param>
sealed record ApiBody(string Media, JsonNode Schema, JsonNode? Example);

/// <summary>The bodies of the calls that write.</summary>
static class ApiBodies
{
    const string Json = "application/json";

    public static IReadOnlyList<ApiBody> Of(string method, string path) => Bodies.GetValueOrDefault($"{method} {path}", []);

    static readonly Dictionary<string, IReadOnlyList<ApiBody>> Bodies = new(StringComparer.Ordinal)
    {
        ["POST /api/v1/meters"] =
        [
            new(Json, Parse("""
                {
                  "type": "array",
                  "items": {
                    "type": "object",
                    "required": ["meter", "credit_code", "carrier", "kind", "unit"],
                    "additionalProperties": false,
                    "properties": {
                      "meter": { "type": "string", "description": { "zh": "计量点编号，全站唯一", "en": "The id, one of its kind on the whole site" } },
                      "credit_code": { "type": "string" },
                      "carrier": { "type": "string", "description": { "zh": "能源品种，如 electricity、natural-gas、water", "en": "What it measures, such as electricity, natural-gas or water" } },
                      "kind": { "type": "string", "enum": ["counter", "gauge", "amount"], "description": { "zh": "counter 累计示数，gauge 瞬时值，amount 每间隔的量", "en": "counter: a running total; gauge: a rate or state; amount: what passed in each interval" } },
                      "unit": { "type": "string" },
                      "name": { "type": "string" },
                      "parent": { "type": "string", "nullable": true, "description": { "zh": "上级表；空为边界上的表", "en": "The meter upstream; none for one at the boundary" } },
                      "level": { "type": "integer", "enum": [1, 2, 3] },
                      "flow": { "type": "string", "enum": ["intake", "use", "output", "generated"] },
                      "counterparty": { "type": "string", "nullable": true, "description": { "zh": "对方的统一社会信用代码", "en": "The credit code of the other side" } },
                      "place": { "type": "string" },
                      "interval": { "type": "integer", "description": { "zh": "间隔，秒", "en": "Seconds between two values" } },
                      "stamp": { "type": "string", "enum": ["end", "start"], "description": { "zh": "时标是间隔的末还是始", "en": "Which end of its interval a time names" } },
                      "multiplier": { "type": "number" },
                      "rollover": { "type": "number", "nullable": true },
                      "from": { "type": "string", "nullable": true, "description": { "zh": "日或时刻", "en": "A day or a time" } },
                      "to": { "type": "string", "nullable": true, "description": { "zh": "日或时刻", "en": "A day or a time" } },
                      "accuracy": { "type": "string" },
                      "calibration_due": { "type": "string", "format": "date", "nullable": true },
                      "capacity": { "type": "number", "nullable": true, "description": { "zh": "每小时最多的量；gauge 为其单位", "en": "The most in an hour, in its unit; of a gauge in its unit" } },
                      "low": { "type": "number", "nullable": true },
                      "high": { "type": "number", "nullable": true }
                    }
                  }
                }
                """), Parse("""
                [{ "meter": "M1", "credit_code": "91990021MA00000156", "carrier": "electricity", "kind": "counter", "unit": "kWh", "name": "总进线", "multiplier": 8000, "interval": 900, "from": "2025-01-01" }]
                """)),
        ],
        ["POST /api/v1/readings"] =
        [
            new(Json, Parse($$"""{ "type": "array", "items": {{Reading}} }"""), Parse("""
                [{ "meter": "M1", "time": "2025-11-19T10:00:00+08:00", "value": 1234.5 }, { "meter": "M1", "time": "2025-11-19T10:15:00+08:00", "value": 1240, "quality": "estimated" }]
                """)),
            new("application/x-ndjson", Text("每行一个对象：meter、time、value，可有 quality", "One object a line: meter, time, value, and quality if wanted"), "{\"meter\":\"M1\",\"time\":\"2025-11-19T10:30:00+08:00\",\"value\":1246}\n"),
            new("text/csv", Text("首行为 meter,time,value 或再加 quality，次序不限", "The first line is meter,time,value, with quality if wanted, in any order"), "meter,time,value\nM1,2025-11-19T10:45:00+08:00,1252\n"),
            new("application/vnd.luheng.readings", Parse("""{ "type": "string", "format": "binary", "description": { "zh": "二进制，见 docs/reference/readings.md", "en": "Binary, see docs/reference/readings.md" } }"""), null),
        ],
        ["POST /api/v1/demand-response/{call}/answers"] =
        [
            new(Json, Parse("""
                {
                  "type": "object",
                  "required": ["enterprise", "accept"],
                  "properties": {
                    "enterprise": { "type": "string", "description": { "zh": "统一社会信用代码", "en": "A credit code" } },
                    "accept": { "type": "boolean" },
                    "reason": { "type": "string", "nullable": true, "description": { "zh": "不参加时要有", "en": "Needed where it is declined" } }
                  }
                }
                """), Parse("""{ "enterprise": "91990021MA00000156", "accept": false, "reason": "设备检修" }""")),
        ],
        ["POST /api/v1/monitors/{mn}/requests"] =
        [
            new(Json, Parse("""
                {
                  "type": "object",
                  "required": ["cn"],
                  "properties": {
                    "cn": { "type": "integer", "description": { "zh": "命令编码 CN，如 1011、1012、2051、2061、3019", "en": "The command CN, such as 1011, 1012, 2051, 2061 or 3019" } },
                    "cp": { "type": "string", "nullable": true, "maxLength": 900, "description": { "zh": "CP 中的参数，不含 &&", "en": "Its parameters as they stand in a CP, without &&" } }
                  }
                }
                """), Parse("""{ "cn": 2061, "cp": "BeginTime=20251119000000;EndTime=20251119050000" }""")),
        ],
        ["PUT /api/v1/returns/{form}/{code}/{period}"] =
        [
            new(Json, Parse("""
                {
                  "type": "object",
                  "required": ["values"],
                  "properties": {
                    "values": { "type": "object", "description": { "zh": "按指标项编号，用表上的单位；替换草稿中的全部数", "en": "By item id, in the units of the form; they replace all figures of the draft" }, "additionalProperties": { "oneOf": [{ "type": "number", "nullable": true }, { "type": "string" }] } },
                    "words": { "type": "object", "nullable": true, "description": { "zh": "对提示的说明，按指标项编号", "en": "Explanations of what was remarked, by item id" }, "additionalProperties": { "type": "string" } }
                  }
                }
                """), Parse("""{ "values": { "energy.consumed.raw-coal": 120.5, "energy.consumed.diesel": 3.5 }, "words": {} }""")),
        ],
        ["POST /api/v1/returns/{form}/{code}/{period}/steps"] =
        [
            new(Json, Parse("""
                {
                  "type": "object",
                  "required": ["step"],
                  "properties": {
                    "step": { "type": "string", "enum": ["check", "submit", "withdraw", "recall", "remind", "return", "send-back", "pass", "accept", "agree-correction", "refuse-correction", "drop-correction", "accept-correction"] },
                    "reason": { "type": "string", "nullable": true, "description": { "zh": "退回等步骤要有", "en": "Needed by a return and the like" } },
                    "comments": { "type": "object", "nullable": true, "description": { "zh": "退回时对各项的意见，按指标项编号", "en": "What is said of single figures when it is returned, by item id" }, "additionalProperties": { "type": "string" } }
                  }
                }
                """), Parse("""{ "step": "check" }""")),
        ],
    };

    /// <summary>A reading as it is sent.</summary>
    const string Reading = """
        {
          "type": "object",
          "required": ["meter", "time", "value"],
          "properties": {
            "meter": { "type": "string" },
            "time": { "type": "string", "format": "date-time", "description": { "zh": "时刻，须带时区", "en": "A time with its offset" } },
            "value": { "type": "number", "description": { "zh": "表自身的示数或量，未乘倍率", "en": "The meter's own figure, before its multiplier" } },
            "quality": { "type": "string", "description": { "zh": "good、suspect、estimated、substituted、manual、maintenance、calibration、fault、stopped、over-range、lost，或 HJ 212 标记；没有为 good", "en": "good, suspect, estimated, substituted, manual, maintenance, calibration, fault, stopped, over-range, lost, or a flag of HJ 212; good without" } }
          }
        }
        """;

    static JsonNode Text(string zh, string en) => new JsonObject { ["type"] = "string", ["description"] = new JsonObject { ["zh"] = zh, ["en"] = en } };

    static JsonNode Parse(string text) => JsonNode.Parse(text)!;
}
