using Luheng.Packs;
using Luheng.PlanReading;

namespace Luheng.Tests.PlanReading;

public class FindingTests
{
    [Theory]
    [InlineData("规模以上工业单位增加值能耗下降14%。", -14, "%", 2020, "energy.per_value_added")]
    [InlineData("万元工业增加值用水量较2020年下降16%。", -16, "%", 2020, "water.per_value_added")]
    [InlineData("单位工业增加值二氧化碳排放比2019年累计降低19.5%以上。", -19.5, "%", 2019, "co2.per_value_added")]
    public void A_change_has_its_sign_its_unit_its_base_and_its_indicator(string words, double by, string unit, int baseYear, string indicator)
    {
        var find = Reading.Aim(words);
        Assert.Equal((FindKind.Target, TargetKind.Change, by, unit, (int?)baseYear, (int?)2025, indicator), (find.Kind, find.Measure, find.By, find.ChangeUnit, find.BaseYear, find.Year, find.Indicator));
    }

    [Fact]
    public void A_rate_that_rises_by_per_cent_is_asked_about_and_never_guessed()
    {
        var find = Reading.Aim("高效变压器在网运行比例提高20%。");
        Assert.Null(find.Measure);
        Assert.Equal(["百分点", "%"], Assert.Single(find.Ask, a => a.Field == "ChangeUnit").Answers);
        Assert.DoesNotContain(Reading.Aim("高效变压器在网运行比例提高20个百分点。").Ask, a => a.Field == "ChangeUnit");
    }

    [Fact]
    public void A_list_with_respectively_is_parted_and_its_shared_words_given_to_each()
    {
        var finds = Reading.Aims("单位工业增加值二氧化碳排放量、用水量分别下降22%、23%；水泥熟料、乙烯综合能耗分别降至104千克标准煤/吨、780千克标准煤/吨。");
        Assert.Equal(["co2.per_value_added", "water.per_value_added", "product.unit_energy.cement-clinker", "product.unit_energy.ethylene"], finds.Select(f => f.Indicator));
        Assert.Equal([-22, -23, 104, 780], finds.Select(f => f.By ?? f.Level!.Value));
    }

    [Theory]
    [InlineData("磷石膏综合利用率不低于80%。", ">=", 80)]
    [InlineData("磷石膏综合利用率达到80%以上。", ">=", 80)]
    [InlineData("磷石膏综合利用率超过80%。", ">", 80)]
    [InlineData("能源消费总量控制在1.2亿吨标准煤以内。", "<=", 1.2)]
    [InlineData("磷石膏综合利用率达到80%左右。", "≈", 80)]
    public void A_bound_is_read_before_and_behind_the_figure(string words, string comparator, double level)
    {
        var find = Reading.Aim(words);
        Assert.Equal((comparator, (double?)level), (find.Comparator, find.Level));
    }

    [Fact]
    public void A_range_keeps_both_ends()
    {
        var find = Reading.Aim("电炉钢产量占比达到15%-18%。");
        Assert.Equal((15.0, 18.0), (find.Level, find.Upper));
    }

    [Fact]
    public void New_ones_are_an_increase_and_the_number_reached_is_a_count()
    {
        var finds = Reading.Aims("新创建200家绿色工厂、20家绿色园区，累计建成绿色供应链管理企业30家。");
        Assert.Equal([(TargetKind.NewCount, 200.0, null), (TargetKind.NewCount, 20.0, null), (TargetKind.Count, null, 30.0)], finds.Select(f => (f.Measure!.Value, f.By, f.Level)));
    }

    [Fact]
    public void Numerals_in_words_count_and_a_doubling_is_a_hundred_per_cent()
    {
        Assert.Equal([100, 1000, 10000], Reading.Aims("创建百家绿色工业园区、千家绿色示范工厂，推广万种绿色产品。").Select(f => f.Level!.Value));
        Assert.Equal((100.0, 2020), (Reading.Aim("节能环保产业产值比2020年翻一番。").By, Reading.Aim("节能环保产业产值比2020年翻一番。").BaseYear));
    }

    [Theory]
    [InlineData("实施千户企业节能低碳行动。")]
    [InlineData("推动“51025”重点产业园区绿色发展。")]
    public void A_number_in_the_name_of_a_programme_is_no_target(string words) => Assert.Equal(FindKind.Programme, Reading.Aim(words).Kind);

    [Fact]
    public void A_threshold_is_no_target()
    {
        var finds = Reading.Aims("组织年综合能源消费量1万吨以上的企业以及5000吨以上的化工企业接入系统。");
        Assert.Equal([FindKind.Threshold, FindKind.Threshold], finds.Select(f => f.Kind));
    }

    [Fact]
    public void A_year_of_peak_is_itself_the_aim()
    {
        var find = Reading.Aim("力争2030年前碳达峰。");
        Assert.Equal((TargetKind.Milestone, "<", 2030), (find.Measure, find.Comparator, find.Year));
    }

    [Fact]
    public void Results_are_told_from_aims_by_their_section_and_period()
    {
        var finds = Reading.Of("某市“十四五”工业绿色发展规划\n一、发展现状\n“十三五”期间，单位工业增加值能耗累计下降20%，2020年工业固废综合利用率达85%。\n二、主要目标\n到2025年，单位工业增加值能耗下降14%，工业固废综合利用率达到90%。\n").Finds;
        Assert.Equal([FindKind.Outcome, FindKind.Outcome, FindKind.Target, FindKind.Target], finds.Select(f => f.Kind));
        Assert.Equal([(2015, 2020), (null, 2020), (2020, 2025), (2020, 2025)], finds.Select(f => (f.BaseYear, f.Year!.Value)));
        Assert.Equal(85, finds[3].Base);
    }

    [Fact]
    public void A_start_and_an_end_in_one_breath_are_one_find()
    {
        var find = Reading.Aim("大宗工业固废综合利用率由2020年的52%提高到2025年的57%。");
        Assert.Equal((52.0, 2020, 57.0, 2025), (find.Base, find.BaseYear, find.Level, find.Year));
    }

    [Fact]
    public void A_task_has_its_quarter_and_who_is_to_do_it()
    {
        var finds = Reading.Of("绿色制造2026专项行动实施方案\n五、进度安排\n发布实施方案，启动专项行动。（一季度）\n印发节水管理办法。（省水利厅牵头，2026年6月底前）\n").Finds;
        Assert.Equal([("2026-Q1", ""), ("2026-Q1", ""), ("2026-Q2", "省水利厅牵头")], finds.Where(f => f.Kind == FindKind.Task).Select(f => (f.Quarter, f.Owner)));
    }

    [Fact]
    public void A_table_of_tasks_gives_each_its_owner_and_term()
    {
        var finds = Reading.Of("某市“十四五”工业绿色发展规划\n附件 任务分工\n序号\t重点任务\t责任单位\t完成时限\n1\t建立节能改造项目库\t市工信局\t2022年6月底前\n2\t开展水平衡测试\t市水利局\t持续推进\n").Finds;
        Assert.Equal([("建立节能改造项目库", "市工信局", "2022-Q2", 2022), ("开展水平衡测试", "市水利局", null, 2025)], finds.Select(f => (f.Phrase, f.Owner, f.Quarter, f.Year!.Value)));
    }

    [Fact]
    public void The_basis_and_the_year_of_prices_are_taken_where_the_plan_says_them()
    {
        var find = Reading.Aim("规模以上工业单位增加值能耗（等价值，2020年可比价）降至0.5吨标准煤/万元。");
        Assert.Equal(("equivalent", 2020, 0.5, 2025), (find.Basis, find.PriceYear, find.Level, find.Year));
    }

    [Fact]
    public void A_phrase_an_officer_matched_is_known_from_then_on()
    {
        var learnt = new Luheng.PlanReading.PlanReader(Packs.RealPacks.Rules.PlanWords, new Dictionary<string, string> { ["吨钢用能水平"] = "product.unit_energy.crude-steel" });
        var text = "某省“十四五”规划\n一、主要目标\n吨钢用能水平降至540千克标准煤。\n"u8.ToArray();
        Assert.Null(Assert.Single(Reading.Reader.Read("a.txt", text, TestContext.Current.CancellationToken).Finds).Indicator);
        Assert.Equal("product.unit_energy.crude-steel", Assert.Single(learnt.Read("a.txt", text, TestContext.Current.CancellationToken).Finds).Indicator);
    }

    [Fact]
    public void The_same_target_with_other_numbers_and_a_change_without_a_base_are_conflicts()
    {
        var finds = Reading.Of("某县绿色发展行动计划（2023—2025年）\n一、工作目标\n到2025年，工业固废综合利用率达到80%。\n中水回用率提高5个百分点。\n二、重点任务\n（一）资源利用\n到2025年，工业固废综合利用率达到85%。\n").Finds;
        Assert.Equal([ConflictKind.OtherNumber, ConflictKind.NoBaseYear], PlanConflicts.In(finds).Select(c => c.Kind));
    }

    [Theory]
    [InlineData("一、主要目标", "一")]
    [InlineData("一、总体要求\n（二）主要目标", "一（二）")]
    [InlineData("一、总体要求\n（二）主要目标\n3.能效提升。", "一（二）3")]
    [InlineData("第二章 总体要求\n第三节 主要目标", "第二章第三节")]
    [InlineData("一、总体要求\n专栏2 主要指标", "专栏2")]
    public void A_find_has_the_clause_of_the_outline(string headings, string clause) =>
        Assert.Equal(clause, Assert.Single(Reading.Of($"某省“十四五”规划\n{headings}\n工业固废综合利用率达到80%。\n").Finds).Clause);

    [Fact]
    public void What_is_said_of_each_is_a_find_for_each()
    {
        Assert.Equal([("单位工业增加值能耗", -16.0, "energy.per_value_added"), ("单位工业增加值二氧化碳排放量", -16.0, "co2.per_value_added")],
            Reading.Aims("单位工业增加值能耗和二氧化碳排放量力争比2020年均降低16%左右。").Select(f => (f.Phrase, f.By!.Value, f.Indicator!)));
        Assert.Equal([("甲产业增加值占工业增加值比重", 3.3), ("乙产业增加值占工业增加值比重", 1.9)],
            Reading.Aims("甲产业、乙产业增加值占工业增加值比重分别达到15.1%、33.7%，分别提高3.3和1.9个百分点。").Skip(2).Select(f => (f.Phrase, f.By!.Value)));
        Assert.Single(Reading.Aims("钢铁、水泥、平板玻璃行业能效标杆水平以上产能占比均达到30%。"));
    }

    [Theory]
    [InlineData("新能源装机容量达到350万千瓦。", "新能源装机容量")]
    [InlineData("节能环保产业产值突破1万亿元。", "节能环保产业产值")]
    [InlineData("十种有色金属产量达到600万吨。", "十种有色金属产量")]
    [InlineData("2025年新增高效节能电机占比达到70%以上。", "新增高效节能电机占比")]
    [InlineData("每年组织实施节能技术改造项目不少于80项。", "节能技术改造项目")]
    [InlineData("创建节能服务平台2个。", "节能服务平台")]
    [InlineData("建成了绿色工厂57家。", "绿色工厂")]
    [InlineData("到2025年，6.2亿吨粗钢产能完成超低排放改造。", "粗钢产能")]
    public void A_word_is_not_cut_in_its_middle(string words, string phrase) => Assert.Equal(phrase, Reading.Aim(words).Phrase);

    [Fact]
    public void A_part_that_names_nothing_speaks_of_what_was_named_before()
    {
        Assert.Equal([("万元GDP能耗", -14.0, 2025), ("万元GDP能耗", -3.2, 2021)], Reading.Aims("万元GDP能耗五年累计降低14%，其中2021年下降3.2%。").Select(f => (f.Phrase, f.By!.Value, f.Year!.Value)));
        Assert.Equal(("新能源装机容量", 23.9, "%/年"), Reading.Aims("新能源装机容量由2020年的120万千瓦增加到2025年的350万千瓦，年均增长23.9%。").Select(f => (f.Phrase, f.By!.Value, f.ChangeUnit)).Last());
    }

    [Fact]
    public void A_sentence_with_its_day_or_its_owner_is_a_task_and_its_bound_a_threshold()
    {
        const string Text = "某市“十四五”工业绿色发展规划\n一、重点任务\n（一）2023年底前，完成全市35蒸吨以下燃煤锅炉淘汰（市生态环境局牵头）。2022年6月底前出台绿色工厂梯度培育办法，责任单位：市经济和信息化局。\n2.推动园区循环化改造。\n责任单位：市发展改革委\n完成时限：2024年12月\n";
        var finds = Reading.Of(Text).Finds;
        Assert.Equal([("2023年底前,完成全市35蒸吨以下燃煤锅炉淘汰", 2023, "市生态环境局牵头"), ("2022年6月底前出台绿色工厂梯度培育办法", 2022, "市经济和信息化局"), ("推动园区循环化改造", 2024, "市发展改革委")],
            finds.Where(f => f.Kind == FindKind.Task).Select(f => (f.Phrase, f.Year!.Value, f.Owner)));
        Assert.Equal(35, Assert.Single(finds, f => f.Kind == FindKind.Threshold).Level);
    }

    [Fact]
    public void A_text_that_strives_for_a_year_before_the_period_still_aims_at_it() =>
        Assert.Equal((FindKind.Target, 2015), Reading.Aims("到2015年，工业固体废物综合利用率力争提高到76%。").Select(f => (f.Kind, f.Year!.Value)).Single());

    [Fact]
    public void A_head_of_two_rows_is_one()
    {
        var finds = Reading.Of("某市工业领域碳达峰实施方案\n一、主要目标\n表1 主要指标\n指标 | 单位 | 2020年 | 2025年 | | 2030年\n | | | 目标值 | 累计 | 目标值\n工业增加值能耗 | 吨标准煤/万元 | 0.95 | 0.80 | [-16] | 0.68\n绿色园区 | 个 | 3 | 8 | 5 | 15\n").Finds;
        Assert.Equal([(0.8, 0.95, 2025), (0.68, 0.95, 2030), (8, 3, 2025), (15, 3, 2030)], finds.Select(f => (f.Level!.Value, f.Base!.Value, f.Year!.Value)));
    }

    [Theory]
    [InlineData("排查整治“散乱污”企业300家。", "“散乱污”企业")]
    [InlineData("整治300家“散乱污”企业。", "“散乱污”企业")]
    public void A_phrase_has_whole_quotation_marks_or_none(string words, string phrase) => Assert.Equal(phrase, Reading.Aim(words).Phrase);

    [Theory]
    [InlineData("规模以上工业增加值年均增速保持在5.5%以上。", "工业增加值")]
    [InlineData("万元GDP能耗五年下降14%。", "万元GDP能耗")]
    [InlineData("万元GDP能耗五年累计下降14%。", "万元GDP能耗")]
    public void What_says_how_often_is_no_part_of_the_phrase(string words, string phrase) => Assert.EndsWith(phrase, Reading.Aim(words).Phrase, StringComparison.Ordinal);

    [Fact]
    public void A_number_that_rises_by_so_many_is_an_increase() =>
        Assert.Equal((TargetKind.NewCount, 201.0, (double?)null, 2020), Reading.Aims("绿色工厂较2020年增加201家。").Select(f => (f.Measure!.Value, f.By!.Value, f.Level, f.BaseYear!.Value)).Single());

    [Fact]
    public void How_much_of_an_aim_was_done_is_no_aim() =>
        Assert.DoesNotContain(Reading.Aims("完成国家下达目标的102%。"), f => f.Kind == FindKind.Target);

    [Fact]
    public void The_term_of_the_text_does_not_reach_into_a_box_of_another_year()
    {
        var finds = Reading.Of("某市工业领域碳达峰实施方案（2022—2030年）\n一、主要目标\n到2030年，单位工业增加值能耗下降30%。\n专栏1 2025年主要指标\n大宗工业固废综合利用率达到57%。\n").Finds;
        Assert.Equal([2030, 2025], finds.Where(f => f.Kind == FindKind.Target).Select(f => f.Year!.Value));
    }

    [Fact]
    public void The_year_a_rise_starts_from_is_a_base_for_what_follows_and_never_its_term()
    {
        var finds = Reading.Of("某市“十五五”工业绿色发展规划\n一、主要目标\n到2030年，绿色转型取得成效。\n工业固废综合利用率由2025年的58.6%提高到65%，工业用水重复利用率提高3个百分点，万元工业增加值用水量年均下降3.2%。\n").Finds;
        Assert.Equal([(FindKind.Target, 2025, 2030), (FindKind.Target, 2025, 2030), (FindKind.Target, 2025, 2030)], finds.Select(f => (f.Kind, f.BaseYear!.Value, f.Year!.Value)));
    }

    [Fact]
    public void The_term_of_one_task_ends_with_its_clause_and_is_its_own()
    {
        var finds = Reading.Of("某市“十五五”工业绿色发展规划\n一、重点任务\n（一）节能降碳。到2028年底，完成重点企业节能诊断全覆盖。（责任单位：市经济和信息化局）\n（二）终端用能。工业终端用能电气化率达到32%。\n").Finds;
        Assert.Equal([("到2028年底,完成重点企业节能诊断全覆盖", 2028), ("工业终端用能电气化率", 2030)], finds.Where(f => f.Kind == FindKind.Target || f.Phrase.Contains("诊断", StringComparison.Ordinal)).Select(f => (f.Phrase, f.Year!.Value)));
    }

    [Fact]
    public void What_is_counted_with_great_is_a_part_of_the_plan() =>
        Assert.DoesNotContain(Reading.Aims("聚焦3大方向，实施2大行动，打造5大支柱产业。"), f => f.Kind == FindKind.Target);

    [Fact]
    public void A_bound_of_boilers_is_none_of_what_the_sentence_before_spoke_of()
    {
        var finds = Reading.Aims("完成年综合能源消费量5000吨标准煤以上的企业节能诊断。全面淘汰35蒸吨/小时及以下燃煤锅炉。");
        Assert.Equal(["energy.comprehensive", null], finds.Where(f => f.Kind == FindKind.Threshold).Select(f => f.Indicator));
    }

    [Fact]
    public void Water_per_ten_thousand_of_value_added_is_known_in_either_order() =>
        Assert.Equal("water.per_value_added", Reading.Aim("规模以上工业万元增加值用水量降至18立方米以下。").Indicator);

    [Fact]
    public void A_word_in_front_of_quotation_marks_stays_whole() =>
        Assert.Equal("在册“散乱污”企业", Reading.Aim("整治在册“散乱污”企业300家。").Phrase);

    [Fact]
    public void What_a_year_brought_is_counted_from_no_year_and_what_was_removed_is()
    {
        var finds = Reading.Of("某市“十四五”工业绿色发展规划\n一、发展现状\n“十三五”期间，五大支柱产业实现营业收入4.26万亿元，淘汰炼铁产能358万吨。\n").Finds;
        Assert.Equal([(null, 2020), (2015, 2020)], finds.Select(f => (f.BaseYear, f.Year!.Value)));
    }
}
