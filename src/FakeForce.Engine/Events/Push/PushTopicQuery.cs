using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Events.Push;

/// <summary>The query of a PushTopic, bound. It has one sObject, fields of its own, and a condition on such fields.</summary>
internal sealed class PushTopicQuery
{
    // "In general, changes in fields that the system populates … don't trigger notifications" ("Supported PushTopic Queries").
    private static readonly string[] ofTheSystem =
        ["LastModifiedDate", "LastModifiedById", "SystemModstamp", "LastActivityDate", "LastViewedDate", "LastReferencedDate", "IsDeleted"];

    private readonly BoundQuery query;

    private PushTopicQuery(BoundQuery query, IReadOnlyList<Field> where)
    {
        this.query = query;
        Selected = [.. query.Shape.Columns.OfType<FieldColumn>().Select(column => column.Field)];
        Where = where;
    }

    public SObjectType Type => query.Type;
    public IReadOnlyList<Field> Selected { get; }
    public IReadOnlyList<Field> Where { get; }

    /// <summary>Throws what SOQL says of the query, or what the guide says of queries that a PushTopic cannot have.</summary>
    public static PushTopicQuery Of(string soql, Catalog catalog, int apiVersion)
    {
        var parsed = Parser.Parse(soql);
        PushTopicClauses.Check(parsed);
        var bound = Binder.Bind(soql, catalog, apiVersion);
        PushTopicObjects.Check(bound.Type);
        // Changes are matched row by row as they are stored; ours.
        if (bound.Calculated is [var (_, formula), ..]) throw new SalesforceException("INVALID_FIELD", $"{formula.Name} is a formula field, which FakeForce does not support in queries of PushTopics");
        return new PushTopicQuery(bound, [.. PushTopicClauses.FieldsOf(parsed.Where, bound.Type)]);
    }

    /// <summary>The condition, ready for the rows of one moment.</summary>
    public Predicate Predicate(Run run) => new PredicateBuilder(run).Build(query.Where);

    /// <summary>The fields of which a change is told ("Notifications", table of NotifyForFields values).</summary>
    public IReadOnlyList<Field> Watched(string notifyForFields)
    {
        IEnumerable<Field> named = notifyForFields switch
        {
            NotifyForFields.All => Type.Fields,
            NotifyForFields.Select => Selected,
            NotifyForFields.Where => Where,
            _ => Selected.Concat(Where),
        };
        return [.. named.Distinct().Where(field => field != Type.Id && !ofTheSystem.Contains(field.Name))];
    }
}
