using FakeForce.Engine.Access;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Derived.Activities;
using FakeForce.Engine.Soql.Derived.Metadata;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>What queries of derived objects must obey beyond the rules of all queries.</summary>
internal static class DerivedRules
{
    public static void Check(BoundQuery query, bool isTop, Catalog catalog)
    {
        if (!DerivedObjects.TryFind(query.Type.Name, out var derived)) return;
        if (derived.Reified is not null) MetadataRules.Check(derived, query, isTop);
        derived.Rule?.Invoke(query);
        if (ActivityLists.Bind(catalog.View as AccessProfile) && ActivityLists.IsList(query.Type)) ActivityLists.Check(query);
    }

    /// <summary>Metadata comes in one batch or not at all, and some of it by single rows.</summary>
    public static void CheckCount(BoundQuery query, int rows, AccessProfile? profile)
    {
        if (rows > 1 && query.Derived.Count > 0 && ActivityLists.Bind(profile) && query.Children.Any(child => ActivityLists.IsList(child.Query.Type))) throw SoqlErrors.ActivitiesOfSeveral.Plain();
        if (query.Derived.Count == 0 || query.IsCount || !DerivedObjects.TryFind(query.Type.Name, out var derived)) return;
        if (rows > 1 && query.Shape.Columns.OfType<FieldColumn>().Any(column => derived.OneByOne.Contains(column.Field.Name))) throw SoqlErrors.OneRowOnly(rows).Plain();
        if (derived.Reified is not null && rows > MetadataRules.MostRows) throw SoqlErrors.NoQueryMore(query.Type.Name).Plain();
    }
}
