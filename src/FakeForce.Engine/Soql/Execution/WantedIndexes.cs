using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution.Predicates;
using FakeForce.Engine.Soql.Syntax;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution;

/// <summary>An index that a query could use.</summary>
internal readonly record struct WantedIndex(SObjectType Type, Field Field, bool BySortOrder = false);

/// <summary>
/// The indexes that a query could use. Salesforce indexes ids, names, look-ups, owners, record types, external ids, unique
/// fields and the audit dates (Best Practices for Deployments with Large Data Volumes, "Indexes"); here each is built when
/// a query first asks for it, and kept from then on.
/// </summary>
internal sealed class WantedIndexes(OrgState state, int fewRows = WantedIndexes.FewRows)
{
    /// <summary>Below this many rows a scan is as quick.</summary>
    public const int FewRows = 256;

    public IEnumerable<WantedIndex> Of(BoundQuery query)
    {
        foreach (var wanted in OfConditions(query.Type, query.Where)) yield return wanted;
        foreach (var child in query.Children)
        {
            if (IsLarge(child.Query.Type)) yield return new(child.Query.Type, child.Reference);
            foreach (var below in Of(child.Query)) yield return below;
        }
    }

    private IEnumerable<WantedIndex> OfConditions(SObjectType type, BoundCondition? where)
    {
        if (!IsLarge(type)) yield break;
        foreach (var part in Conjuncts.Of(where))
            foreach (var wanted in OfCondition(type, part)) yield return wanted;
    }

    private IEnumerable<WantedIndex> OfCondition(SObjectType type, BoundCondition condition)
    {
        if (ParentOf(condition) is { Targets: [var target] } step)
        {
            var inner = OfCondition(target.Type, IndexOffers.AtParent(condition, target.Next)).ToList();
            return inner.Count == 0 ? [] : [.. inner.Where(w => IsLarge(w.Type)), new(type, step.Reference)];
        }
        if (condition is BoundSemiJoin join)
            return [.. OfConditions(join.Inner.Type, join.Inner.Where), .. FieldOf(condition) is { } left && IsIndexed(left) ? [new WantedIndex(type, left)] : Array.Empty<WantedIndex>()];
        return FieldOf(condition) is { } field && IsIndexed(field) ? [new(type, field, condition is BoundComparison { Operator: ComparisonOperator.Like })] : [];
    }

    private static ParentStep? ParentOf(BoundCondition condition) => condition switch
    {
        BoundComparison { Path.Root: ParentStep step } => step,
        BoundList { Path.Root: ParentStep step } => step,
        _ => null,
    };

    private static Field? FieldOf(BoundCondition condition) => condition switch
    {
        BoundComparison { Operator: ComparisonOperator.Equal, Value.IsNull: false, Path: { Function: null, AsLabel: false, Root: LeafStep leaf } } => leaf.Field,
        BoundComparison { Operator: ComparisonOperator.Like, Path: { Kind: LeafKind.Text, AsLabel: false, Root: LeafStep leaf } } like when LikePattern.TryBeginning(like.Value.Value.AsText, out _, out _) => leaf.Field,
        BoundComparison { Path.Root: LeafStep leaf } comparison when RangeOffers.IsRange(comparison) => leaf.Field,
        BoundList { Operator: ListOperator.In, Path: { Function: null, AsLabel: false, Root: LeafStep leaf } } list when !list.Values.Any(v => v.IsNull) => leaf.Field,
        BoundSemiJoin { Negated: false, Path.Root: LeafStep leaf } => leaf.Field,
        _ => null,
    };

    private static bool IsIndexed(Field field) => LeafKinds.Of(field) switch
    {
        LeafKind.Reference => true,
        LeafKind.Text => field.Is(FieldFlags.NameField | FieldFlags.ExternalId | FieldFlags.Unique | FieldFlags.IdLookup),
        LeafKind.DateTime => field.Name is "CreatedDate" or "SystemModstamp",
        LeafKind.Integer or LeafKind.Double => field.Is(FieldFlags.ExternalId | FieldFlags.Unique),
        _ => false,
    };

    private bool IsLarge(SObjectType type) => state.TableOf(type).Count > fewRows;
}
