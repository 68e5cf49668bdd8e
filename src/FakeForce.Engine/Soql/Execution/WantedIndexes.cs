using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Syntax;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>
/// The indexes that a query could use. Salesforce indexes look-ups, names, external ids and unique fields; here each is
/// built when a query first asks for it, and kept from then on.
/// </summary>
internal static class WantedIndexes
{
    /// <summary>Below this many rows a scan is as quick.</summary>
    private const int FewRows = 256;

    public static IEnumerable<(SObjectType Type, Field Field)> Of(BoundQuery query, OrgState state)
    {
        var large = state.TableOf(query.Type).Count > FewRows;
        if (large && query.Where is { } where)
            foreach (var part in where is BoundAnd and ? and.Parts : [where])
                if (FieldOf(part) is { } field && IsIndexed(field)) yield return (query.Type, field);
        foreach (var child in query.Children)
        {
            if (state.TableOf(child.Query.Type).Count > FewRows) yield return (child.Query.Type, child.Reference);
            foreach (var below in Of(child.Query, state)) yield return below;
        }
    }

    private static Field? FieldOf(BoundCondition condition) => condition switch
    {
        BoundComparison { Operator: ComparisonOperator.Equal, Value.IsNull: false, Path: { AsLabel: false, Root: LeafStep leaf } } => leaf.Field,
        BoundList { Operator: ListOperator.In, Path: { AsLabel: false, Root: LeafStep leaf } } list when !list.Values.Any(v => v.IsNull) => leaf.Field,
        BoundSemiJoin { Negated: false, Path.Root: LeafStep leaf } => leaf.Field,
        _ => null,
    };

    private static bool IsIndexed(Field field) => LeafKinds.Of(field) switch
    {
        LeafKind.Reference => true,
        LeafKind.Text => field.Is(FieldFlags.NameField | FieldFlags.ExternalId | FieldFlags.Unique | FieldFlags.IdLookup),
        _ => false,
    };
}
