using System.Data.Common;

namespace Luheng.Records;

/// <summary>A statement prepared once and run with many values.</summary>
sealed class Statement : IDisposable
{
    readonly DbCommand command;

    public Statement(DbConnection db, string sql, params ReadOnlySpan<string> names)
    {
        command = db.CreateCommand();
        command.CommandText = sql;
        foreach (var name in names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
    }

    public void Run(params ReadOnlySpan<object> values)
    {
        Fill(values);
        command.ExecuteNonQuery();
    }

    public DbDataReader Rows(params ReadOnlySpan<object> values)
    {
        Fill(values);
        return command.ExecuteReader();
    }

    /// <summary>The whole numbers of the first column, read to the end.</summary>
    public IReadOnlyList<long> Sums(params ReadOnlySpan<object> values)
    {
        using var rows = Rows(values);
        var sums = new List<long>();
        while (rows.Read()) sums.Add(rows.GetInt64(0));
        return sums;
    }

    public void Dispose() => command.Dispose();

    void Fill(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
    }
}
