using System.Globalization;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Soql;

/// <summary>Rows for queries, written as the texts that CSV would hold, and answers as text that reads like the JSON of the REST API.</summary>
internal sealed class SmallOrg(Catalog? catalog = null)
{
    public static readonly DateTimeOffset Now = new(2026, 5, 13, 1, 30, 0, TimeSpan.Zero);

    private readonly Queries queries = new();
    private readonly Transaction transaction = new(OrgState.Empty(catalog ?? new SmallCatalog()), Now);

    public OrgState State => transaction.Freeze();
    public Queries Queries => queries;

    public static QueryContext Context { get; } = new(default, TimeZoneInfo.Utc, Now, 66);

    public RecordId Add(string type, params string[] values)
    {
        var draft = Draft(type, values);
        return transaction.Insert(draft);
    }

    public void Delete(RecordId id)
    {
        Assert.True(transaction.TryFind(id, out var type, out var row));
        transaction.Update(id, new RowDraft(type, row) { IsDeleted = true, [type.Fields[1]] = Value.Of(true) });
    }

    public void Index(string type, string field, bool bySortOrder = false) => transaction.EnsureIndex(transaction.Catalog[type], FieldOf(transaction.Catalog[type], field), bySortOrder);

    public QueryResult Run(string soql, QueryContext? context = null) => queries.Run(State, soql, context ?? Context);

    public SalesforceException Refused(string soql, QueryContext? context = null) => Assert.Throws<SalesforceException>(() => Run(soql, context));

    /// <summary>Names of the found rows, in order, with commas between them.</summary>
    public string Names(string condition, string type = "Account", QueryContext? context = null) =>
        string.Join(",", Values($"SELECT Name FROM {type} {condition}", context));

    public string Json(string soql, QueryContext? context = null) => Answer.Of(Run(soql, context));

    private List<string> Values(string soql, QueryContext? context)
    {
        var rows = Run(soql, context).AllRows();
        return [.. Enumerable.Range(0, rows.Count).Select(i => rows.RowAt(i).Get(FieldOf(rows.Shape.Type, "Name")).AsText)];
    }

    private RowDraft Draft(string typeName, string[] values)
    {
        var type = transaction.Catalog[typeName];
        var draft = new RowDraft(type);
        foreach (var value in values)
        {
            var parts = value.Split('=', 2);
            var field = FieldOf(type, parts[0]);
            draft[field] = ValueOf(field, parts[1]);
        }
        return draft;
    }

    private static Value ValueOf(Field field, string text)
    {
        var coerced = field.Type.Coerce(InputValue.Of(text), field);
        Assert.Null(coerced.Error);
        return coerced.Value;
    }

    private static Field FieldOf(SObjectType type, string name) =>
        type.TryField(name, out var field) ? field : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{type} has no {name}"));
}
