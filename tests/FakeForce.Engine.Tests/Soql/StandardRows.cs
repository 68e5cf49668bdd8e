using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Tests.Soql;

/// <summary>Rows of standard sObjects, for the clauses that depend on which sObject it is.</summary>
internal sealed class StandardRows(params string[] features)
{
    private readonly Transaction transaction = new(OrgState.Empty(new StandardCatalog(new FeatureSet(features))), SmallOrg.Now);

    public OrgState State => transaction.Freeze();

    public RecordId Add(string type, params (string Field, object? Value)[] values)
    {
        var draft = new RowDraft(transaction.Catalog[type]);
        foreach (var (name, value) in values)
        {
            Assert.True(draft.Type.TryField(name, out var field), $"{type} has no {name}");
            draft[field] = value switch { RecordId id => Value.Of(id), bool flag => Value.Of(flag), _ => Value.Of((string?)value) };
        }
        return transaction.Insert(draft);
    }

    public QueryResult Run(string soql, QueryContext? context = null) => new Queries().Run(State, soql, context ?? SmallOrg.Context);

    public SalesforceException Refused(string soql) => Assert.Throws<SalesforceException>(() => Run(soql));

    /// <summary>One field of the found rows, with commas between them.</summary>
    public string Column(string soql, RecordId user)
    {
        var rows = Run(soql, SmallOrg.Context with { UserId = user }).AllRows();
        var field = rows.Shape.Columns.OfType<Engine.Soql.Binding.FieldColumn>().Single().Field;
        return string.Join(',', Enumerable.Range(0, rows.Count).Select(i => rows.RowAt(i).Get(field)));
    }
}
