using System.Globalization;
using System.Text;
using SQLitePCL;

namespace FakeForce.Benchmarks.Soql;

/// <summary>
/// The sample in SQLite in memory, with the same indexes, analysed; read through its C interface itself, so that no layer
/// of .NET is held against it.
/// </summary>
internal sealed class SqliteTwin : IDisposable
{
    private const string Schema = """
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA page_size = 4096;
        CREATE TABLE account (id TEXT PRIMARY KEY, name TEXT COLLATE NOCASE, key TEXT COLLATE NOCASE, industry TEXT COLLATE NOCASE, type TEXT COLLATE NOCASE,
            revenue REAL, employees INTEGER, city TEXT COLLATE NOCASE, phone TEXT COLLATE NOCASE, created INTEGER, modified INTEGER, stamp INTEGER, owner_id TEXT);
        CREATE TABLE contact (id TEXT PRIMARY KEY, account_id TEXT, first_name TEXT COLLATE NOCASE, last_name TEXT COLLATE NOCASE, email TEXT COLLATE NOCASE,
            title TEXT COLLATE NOCASE, birthdate INTEGER, created INTEGER, modified INTEGER, stamp INTEGER, owner_id TEXT);
        CREATE TABLE opportunity (id TEXT PRIMARY KEY, account_id TEXT, name TEXT COLLATE NOCASE, stage TEXT COLLATE NOCASE, amount REAL, close_date INTEGER,
            is_won INTEGER, created INTEGER, modified INTEGER, stamp INTEGER, owner_id TEXT);
        """;

    private const string Indexes = """
        CREATE UNIQUE INDEX account_key ON account(key); CREATE INDEX account_name ON account(name); CREATE INDEX account_created ON account(created);
        CREATE INDEX contact_account ON contact(account_id); CREATE INDEX contact_created ON contact(created);
        CREATE INDEX opportunity_account ON opportunity(account_id); CREATE INDEX opportunity_name ON opportunity(name); CREATE INDEX opportunity_created ON opportunity(created);
        ANALYZE;
        """;

    private static readonly string owner = Sample.Id("005", 1).ToString();

    private readonly sqlite3 db;
    private readonly Dictionary<string, sqlite3_stmt> statements = [];

    static SqliteTwin() => Batteries_V2.Init();

    public SqliteTwin()
    {
        Check(raw.sqlite3_open(":memory:", out db));
        Execute(Schema);
        Execute("BEGIN");
        Fill("account", 13, Pairs.Accounts, Account);
        Fill("contact", 11, Pairs.Contacts, Contact);
        Fill("opportunity", 11, Pairs.Opportunities, Opportunity);
        Execute("COMMIT");
        Execute(Indexes);
    }

    public static string Version => raw.sqlite3_libversion().utf8_to_string();

    /// <summary>Steps through the answer; <paramref name="bound"/> is the statement's one parameter, if it has one.</summary>
    public void Run(string sql, string? bound, Sink sink)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v2(db, sql, out statement));
            statements[sql] = statement;
        }
        if (bound is not null) Check(raw.sqlite3_bind_text(statement, 1, bound));
        var columns = raw.sqlite3_column_count(statement);
        while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
        {
            for (var i = 0; i < columns; i++) Read(statement, i, sink);
            sink.EndRow();
        }
        Check(raw.sqlite3_reset(statement));
    }

    /// <summary>The plan in SQLite's words.</summary>
    public string Explain(string sql)
    {
        var lines = new Lines();
        Run("EXPLAIN QUERY PLAN " + sql, null, lines);
        return string.Join("; ", lines.All);
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        db.Dispose();
    }

    private static void Read(sqlite3_stmt statement, int column, Sink sink)
    {
        switch (raw.sqlite3_column_type(statement, column))
        {
            case raw.SQLITE_INTEGER: sink.Whole(raw.sqlite3_column_int64(statement, column)); break;
            case raw.SQLITE_FLOAT: sink.Number(raw.sqlite3_column_double(statement, column)); break;
            case raw.SQLITE_NULL: sink.Null(); break;
            default: sink.Text(raw.sqlite3_column_blob(statement, column)); break;
        }
    }

    private void Fill(string table, int columns, int count, Func<int, object?[]> valuesOf)
    {
        var marks = string.Join(',', Enumerable.Repeat('?', columns));
        Check(raw.sqlite3_prepare_v2(db, $"INSERT INTO {table} VALUES ({marks})", out var statement));
        for (var number = 1; number <= count; number++)
        {
            var values = valuesOf(number);
            for (var i = 0; i < values.Length; i++) Bind(statement, i + 1, values[i]);
            if (raw.sqlite3_step(statement) != raw.SQLITE_DONE) throw new InvalidOperationException(raw.sqlite3_errmsg(db).utf8_to_string());
            Check(raw.sqlite3_reset(statement));
        }
        statement.Dispose();
    }

    private static void Bind(sqlite3_stmt statement, int place, object? value) => _ = value switch
    {
        null or "" => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        double number => raw.sqlite3_bind_double(statement, place, number),
        bool truth => raw.sqlite3_bind_int64(statement, place, truth ? 1 : 0),
        _ => raw.sqlite3_bind_int64(statement, place, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
    };

    private static object?[] Account(int number)
    {
        var r = Sample.Account(number);
        return [Sample.Id("001", number).ToString(), r.Name, r.Key, r.Industry, r.Type, r.Revenue, r.Employees, r.City, r.Phone, r.Created, r.Created, r.Created, owner];
    }

    private static object?[] Contact(int number)
    {
        var r = Sample.Contact(number, Pairs.Accounts);
        return [Sample.Id("003", number).ToString(), r.Account == 0 ? null : Sample.Id("001", r.Account).ToString(), r.FirstName, r.LastName, r.Email, r.Title, r.Birthdate, r.Created, r.Created, r.Created, owner];
    }

    private static object?[] Opportunity(int number)
    {
        var r = Sample.Opportunity(number, Pairs.Accounts);
        return [Sample.Id("006", number).ToString(), Sample.Id("001", r.Account).ToString(), r.Name, r.Stage, r.Amount, r.CloseDate, r.IsWon, r.Created, r.Created, r.Created, owner];
    }

    private void Execute(string sql) => Check(raw.sqlite3_exec(db, sql));

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK) throw new InvalidOperationException(raw.sqlite3_errmsg(db).utf8_to_string());
    }
}
