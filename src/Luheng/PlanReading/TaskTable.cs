namespace Luheng.PlanReading;

/// <summary>Reads a table of tasks: what is to be done, by whom, by when.</summary>
static class TaskTable
{
    static readonly string[] What = ["重点任务", "工作任务", "任务", "工作内容", "主要内容", "措施", "项目名称", "事项", "内容"], Who = ["责任单位", "牵头单位", "责任部门", "牵头部门", "负责单位", "实施主体", "责任主体"], When = ["完成时限", "完成时间", "时间节点", "时限", "时间安排", "进度", "建设期限", "起止年限"];

    public static IEnumerable<Find> Find(TextTable table, PlanText plan, Func<string, string> plain, PlanSections.Section section, PlanPeriod? period)
    {
        if (table.Rows.Count < 2) yield break;
        var head = table.Rows[0].Select(c => plain(c.Text)).ToList();
        var (what, who, when) = (Column(What), Column(Who), Column(When));
        if (what < 0 || (who < 0 && when < 0)) yield break;
        foreach (var row in table.Rows.Skip(1).Where(r => r.Count == head.Count && plain(r[what].Text).Length > 3 && plain(r[what].Text) != head[what]))
        {
            var (task, term) = (row[what], when < 0 ? "" : plain(row[when].Text));
            var (quarter, year) = TaskFinder.When(term, period);
            yield return new($"task-{task.Start}-{task.Start}", FindKind.Task, task.Start, plan.Text.Substring(task.Start, task.Length), section.Clause is "" ? table.Title : section.Clause)
            {
                Phrase = plain(task.Text),
                Quarter = quarter,
                Year = year ?? period?.To,
                Owner = who < 0 ? "" : plain(row[who].Text),
                Confidence = year is null ? 0.7 : 0.9,
                Because = [year is null ? "任务表的一行；没有写时限，取规划期末" : "任务表的一行，写明时限"],
            };
        }

        int Column(string[] names) => names.Select(n => head.FindIndex(h => h.Contains(n, StringComparison.Ordinal))).FirstOrDefault(i => i >= 0, -1);
    }
}
