namespace Luheng.Demo;

/// <summary>The trades of the demo province. Invented figures of plausible size; none describes a real enterprise or place.</summary>
static class Trades
{
    const string Shop = "electricity:.66 natural-gas:.24?.55 diesel:.06?.55 gasoline:.04?.65";
    const string Kitchen = "electricity:.4 natural-gas:.4?.7 heat:.2?.3 raw-coal:.12?.15 diesel:.04?.5 gasoline:.02?.5";
    const string Mine = "electricity:.58 diesel:.3 raw-coal:.12?.4 gasoline:.02?.5";

    public static readonly IReadOnlyList<Trade> All =
    [
        new("0610", "煤业|煤矿", 1.6, 2600, 0.208, Mine) { Waste = "coal-gangue-waste:.55/.53", Growth = -0.03, Season = Season.Heating, Reuse = 0.7 },
        new("0810", "矿业", 0.5, 2200, 0.192, Mine) { Waste = "tailings:3.4/.24", Growth = -0.01, Reuse = 0.85 },
        new("0911", "矿业|铜业", 0.3, 2400, 0.176, Mine) { Waste = "tailings:3.2/.26", Growth = -0.01, Reuse = 0.85 },
        new("1020", "磷矿|矿业", 0.5, 2000, 0.16, Mine) { Waste = "tailings:1.3/.35", Reuse = 0.8 },
        new("101", "矿业|石业", 2.2, 700, 0.096, Mine) { Season = Season.Building, Growth = -0.02 },
        new("13", "粮油|食品|饲料|肉业", 8.6, 1500, 0.048, Kitchen) { Season = Season.Feast, Water = 4 },
        new("14", "食品|调味品|乳业", 3.8, 1200, 0.072, Kitchen) { Season = Season.Feast, Water = 6 },
        new("1512", "酒业|酿酒", 2.6, 1800, 0.08, Kitchen) { Season = Season.Feast, Water = 8, ValueAdded = 0.45 },
        new("15", "饮料|茶业", 1.6, 900, 0.056, Kitchen) { Water = 7 },
        new("17", "纺织|印染", 2.6, 1100, 0.144, "electricity:.6 heat:.3?.4 natural-gas:.2?.4 diesel:.02?.4") { Water = 14, Growth = -0.01 },
        new("18", "服饰|制衣", 1.3, 700, 0.0192, Shop) { Water = 2 },
        new("19", "鞋业|皮革", 1, 700, 0.024, Shop) { Water = 4 },
        new("20", "木业|竹业", 1.6, 700, 0.064, Shop) { Water = 1.5 },
        new("21", "家具|家居", 1.8, 800, 0.0192, Shop) { Water = 1 },
        new("2221", "纸业", 0.4, 4200, 0.672, "raw-coal:.35?.5 natural-gas:.35?.6 heat:.35 electricity:.3 -electricity:.04?.4")
            { Products = "paper-and-board:335/.9", Water = 26, Reuse = 0.8, Waste = "other-solid-waste:.06/.85 fly-ash:.03/.9" },
        new("223", "包装|纸品", 1.3, 900, 0.048, Shop),
        new("23", "印务|印刷", 1.3, 700, 0.032, Shop) { Water = 1 },
        new("24", "文体用品|工艺", 0.6, 600, 0.0192, Shop) { Water = 1 },
        new("2511", "炼化|石化", 0.036, 60000, 0.3, "crude-oil:18.0 natural-gas:.18 electricity:.22 heat:.1 >gasoline:4.6 >diesel:6.9 >kerosene:1.2 >fuel-oil:1.0 >lpg:.9 >refinery-gas:2.6")
            { Products = "crude-oil-processing:86/.75 ethylene:868/.2", Reuse = 0.97, Growth = -0.012, ValueAdded = 0.2 },
        new("2521", "焦化", 0.072, 16000, 0.36, "cleaned-coal:11.2 coke-oven-gas:.85 electricity:.1 heat:.1 >coke:9.1 >coke-oven-gas:1.75 >coal-tar:.3 >crude-benzene:.1")
            { Products = "coke-product:121/.95", Reuse = 0.95, Growth = -0.03, ValueAdded = 0.18 },
        new("2612", "碱业|氯碱", 0.096, 9000, 1.2, "electricity:.55 heat:.3 raw-coal:.15") { Products = "caustic-soda:330/.6 soda-ash:345/.2", Waste = "chemical-slag:.1/.6", Water = 12, Reuse = 0.93, Growth = -0.01 },
        new("2613", "电石|无机盐", 0.06, 6000, 2.6, "electricity:.42 coke:.5 raw-coal:.08") { Products = "calcium-carbide:830/.95", Waste = "chemical-slag:.25/.65", Reuse = 0.9, Growth = -0.03, Season = Season.Wet },
        new("2614", "化学|化工", 0.6, 3600, 0.42, "heat:.35 electricity:.25 natural-gas:.25?.7 raw-coal:.2?.5 diesel:.01?.5") { Water = 12, Reuse = 0.9, Waste = "chemical-slag:.03/.55" },
        new("2619", "磷业|黄磷", 0.06, 6000, 2.2, "electricity:.55 coke:.45") { Products = "yellow-phosphorus:2650/.95", Waste = "chemical-slag:1.4/.68", Reuse = 0.93, Growth = -0.03, Season = Season.Wet },
        new("2621", "氮肥|化肥", 0.15, 9000, 1.5, "raw-coal:.5 natural-gas:.5?.5 electricity:.16 heat:.04?.3 ~natural-gas:.3") { Products = "ammonia:1190/.82", Water = 14, Reuse = 0.94, Waste = "chemical-slag:.06/.65 fly-ash:.08/.9", Growth = -0.02 },
        new("2622", "磷化工|磷肥", 0.18, 6500, 0.4, "heat:.35 electricity:.3 raw-coal:.25 natural-gas:.1?.5 -heat:.08?.6") { Waste = "phosphogypsum:1.9/.946+.066", Water = 9, Reuse = 0.92, Growth = -0.01 },
        new("26", "化工|新材料|涂料|助剂", 4.8, 1400, 0.09, "electricity:.5 natural-gas:.28?.6 heat:.2?.35 diesel:.04?.5 gasoline:.02?.5") { Water = 6, Reuse = 0.8 },
        new("27", "制药|药业|生物", 3.4, 1700, 0.072, "electricity:.5 natural-gas:.3?.7 heat:.2?.4 gasoline:.02?.6") { Water = 6, ValueAdded = 0.38, Growth = 0.015 },
        new("28", "化纤", 0.3, 3800, 0.32, "electricity:.5 heat:.35 natural-gas:.2?.5") { Water = 8, Reuse = 0.85 },
        new("29", "橡塑|塑业|橡胶", 3.6, 1000, 0.056, Shop) { Water = 2 },
        new("3011", "水泥", 0.36, 5200, 1.55, "raw-coal:.92 electricity:.17 diesel:.012 -electricity:.085")
            { Products = "cement-clinker:107.3/.92 cement:76/.99", Season = Season.Building, Growth = -0.05, Water = 2, Reuse = 0.93, Waste = "other-solid-waste:.03/.95" },
        new("3012", "石灰|钙业", 0.3, 900, 1, "raw-coal:.7 natural-gas:.25?.3 electricity:.08 diesel:.02?.6") { Season = Season.Building, Growth = -0.03, Water = 1 },
        new("3021", "混凝土|构件", 3.8, 1000, 0.02, "electricity:.55 diesel:.4 gasoline:.03?.4") { Season = Season.Building, Growth = -0.03, Water = 3 },
        new("3031", "砖业|建材", 1.44, 450, 0.4, "raw-coal:.5 coal-gangue:.3 electricity:.18 diesel:.04?.6") { Season = Season.Building, Growth = -0.04, Water = 2, Waste = "other-solid-waste:.02/.97" },
        new("3041", "平板玻璃|玻璃", 0.048, 9000, 0.9, "natural-gas:.86 electricity:.16 -electricity:.02?.6") { Products = "flat-glass:12.6/.93", Reuse = 0.93, Growth = -0.02 },
        new("3061", "玻纤", 0.25, 3600, 0.26, "natural-gas:.5 electricity:.5") { Reuse = 0.85 },
        new("3071", "陶瓷", 0.5, 3200, 0.42, "natural-gas:.82 electricity:.18 diesel:.01?.7") { Growth = -0.02, Reuse = 0.7 },
        new("30", "建材|石材|耐材", 3.4, 900, 0.06, Shop) { Season = Season.Building },
        new("3120", "钢铁", 0.036, 52000, 0.85, "coke:.62 raw-coal:.26 electricity:.17 blast-furnace-gas:.32 converter-gas:.05 natural-gas:.02 diesel:.002 -blast-furnace-gas:.34 -converter-gas:.055 -electricity:.045")
            { Products = "crude-steel:541/.97 pig-iron:372/.62", Waste = "smelting-slag:.62/.68", Reuse = 0.98, Growth = -0.035, ValueAdded = 0.19 },
        new("3130", "钢管|特钢|轧钢", 0.8, 5200, 0.08, "natural-gas:.5 electricity:.5 diesel:.01?.5") { Reuse = 0.93, Growth = -0.02 },
        new("3140", "铁合金", 0.132, 3500, 1.25, "electricity:.48 coke:.42 raw-coal:.1") { Products = "ferrosilicon:1780/.92", Waste = "smelting-slag:.4/.7", Season = Season.Wet, Growth = -0.03, Reuse = 0.93 },
        new("3212", "铅锌|冶炼", 0.12, 6000, 0.22, "electricity:.55 coke:.25 natural-gas:.1?.6 raw-coal:.12") { Waste = "smelting-slag:.3/.55", Reuse = 0.94, Growth = -0.01 },
        new("3216", "铝业", 0.024, 26000, 0.85, "electricity:.95 natural-gas:.05 diesel:.002") { Products = "aluminium-liquid:1690/.97@13400", Reuse = 0.96, Growth = -0.005 },
        new("3218", "硅业", 0.096, 5000, 1.1, "electricity:.68 raw-coal:.32") { Products = "silicon-metal:2350/.95", Season = Season.Wet, Growth = 0, Reuse = 0.9 },
        new("325", "铜业|铝材|有色", 1, 3400, 0.06, Shop) { Growth = 0.01 },
        new("33", "金属制品|钢构|五金", 5.6, 1000, 0.04, Shop) { Water = 1.5 },
        new("34", "机械|泵业|轴承", 5.6, 1200, 0.0288, Shop) { Water = 1.5, Growth = 0.012 },
        new("35", "重工|装备|模具", 4.8, 1100, 0.0272, Shop) { Water = 1.5, Growth = 0.012 },
        new("36", "汽车零部件|车业", 4.2, 1900, 0.0288, Shop) { Water = 1.8, Growth = 0.02 },
        new("37", "轨道交通装备|航空装备", 1.6, 1800, 0.024, Shop) { Water = 1.5, Growth = 0.02 },
        new("38", "电气|电缆|电池|光伏", 4.4, 2200, 0.032, Shop) { Water = 2, Growth = 0.03 },
        new("39", "电子|光电|微电子", 5.6, 2800, 0.0352, Shop) { Water = 3, Reuse = 0.75, Growth = 0.03 },
        new("40", "仪表|仪器", 0.8, 1000, 0.016, Shop) { Water = 1, Growth = 0.02 },
        new("41", "日用品", 0.4, 600, 0.024, Shop) { Water = 1 },
        new("42", "再生资源|环保", 0.8, 1500, 0.048, Shop) { Growth = 0.03 },
        new("43", "检修|机修", 0.4, 700, 0.016, Shop) { Water = 1 },
        new("4411", "发电|电力", 0.036, 15000, 3.2, "raw-coal:1.61 electricity:.04 diesel:.002 >electricity:.65") { Waste = "fly-ash:1.7/.6 byproduct-gypsum:.32/.62", Water = 10, Reuse = 0.96, Growth = -0.03 },
        new("4412", "热电", 0.108, 5200, 2, "raw-coal:1.52 electricity:.03 diesel:.002 >electricity:.34 >heat:.21") { Waste = "fly-ash:1.2/.62 byproduct-gypsum:.2/.62", Water = 10, Reuse = 0.95, Growth = -0.02 },
        new("4413", "水电|水力发电", 2, 700, 0.003, "electricity:1 gasoline:.05?.6") { Waste = "", Water = 0.3, Season = Season.Wet, ValueAdded = 0.6 },
        new("4420", "供电", 0.6, 4200, 0.03, "electricity:1 gasoline:.05?.6") { Waste = "", Water = 0.2, ValueAdded = 0.35 },
        new("4430", "供热|热力", 0.15, 1300, 0.9, "natural-gas:3.2 electricity:.15 >heat:2.3") { Waste = "", Season = Season.Heating, Water = 5 },
        new("4511", "燃气", 1, 1600, 0.0096, "electricity:.7 natural-gas:.2 gasoline:.1?.7") { Waste = "", Water = 0.3, Season = Season.Heating },
        new("4610", "水务|供水", 1.1, 500, 0.144, "electricity:1 gasoline:.03?.6") { Waste = "", Water = 0.5, Growth = 0.01 },
    ];
}
