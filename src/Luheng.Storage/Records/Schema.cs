using System.Data.Common;
using Dapper;

namespace Luheng.Records;

/// <summary>The tables. Keys lead with the subject where a question is about one; <c>blob</c> and <c>without rowid</c> are all that is SQLite's own.</summary>
static class Schema
{
    public const int Version = 4;

    /// <summary>What brings a database of the version before up to each version; run in order, each in the transaction that notes it.</summary>
    public static readonly IReadOnlyDictionary<int, Action<DbConnection>> Upgrades = new Dictionary<int, Action<DbConnection>>
    {
        [2] = db => db.Execute("create table passing (kind text not null, id text not null, body text not null, primary key (kind, id)) without rowid"),
        [3] = db =>
        {
            db.Execute("alter table passing add column kept_at bigint not null default 0");
            db.Execute(Search);
            ConcernRows.Fill(db);
            RowSum.Fill(db);
            db.Execute("update passing set kept_at = coalesce((select max(at) from audit), 0)"); // no earlier time is known
        },
        [4] = RowsWithoutHistory.Fill,
    };

    const string Search = """
        create table concern (subject text not null, seq bigint not null, primary key (subject, seq)) without rowid;
        create index audit_by_time on audit (at);
        create index audit_by_who on audit (who, seq);
        """;

    public const string Tally = "create table tally (part text primary key, rows bigint not null, sum bigint not null) without rowid;";

    const string Records = """
        create table schema_version (version integer not null);

        create table batch (
            id integer primary key, recorded_at bigint not null, title text not null, recorded_by text not null,
            subjects integer not null, observations integer not null,
            committed_in bigint not null, undone_at bigint, undone_in bigint);

        create table audit (seq bigint primary key, at bigint not null, who text not null, what text not null, hash blob not null);

        create table word (id integer primary key, batch bigint not null, text text not null, sum bigint not null);

        create table observation (
            subject text not null, batch bigint not null, year integer not null, count integer not null, payload blob not null, sum bigint not null,
            primary key (subject, batch, year)) without rowid;
        create index observation_by_batch on observation (batch);

        create table document (
            kind text not null, id text not null, batch bigint not null, body text not null, sum bigint not null,
            primary key (kind, id, batch)) without rowid;
        create index document_by_batch on document (batch);

        create table pack (seq bigint primary key, hash text not null, recorded_at bigint not null, content blob not null);

        create table result (
            layout text not null, subject text not null, year integer not null, bytes blob not null, sum bigint not null,
            primary key (layout, subject, year)) without rowid;

        create table finding (
            subject text not null, stage text not null, place integer not null, year integer not null, period integer not null,
            kind text not null, level integer not null, text text not null, evidence text not null, sum bigint not null,
            primary key (subject, stage, place)) without rowid;
        create index finding_by_stage on finding (stage);

        create table mark (name text primary key, value text not null, sum bigint not null) without rowid;
        """;

    public const string Tables = Records + Search + """

        create table passing (kind text not null, id text not null, body text not null, kept_at bigint not null default 0, sum bigint not null, primary key (kind, id)) without rowid;

        """ + Tally;
}
