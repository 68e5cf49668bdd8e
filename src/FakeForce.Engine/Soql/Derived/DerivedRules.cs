using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Derived.Metadata;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>What queries of derived objects must obey beyond the rules of all queries.</summary>
internal static class DerivedRules
{
    public static void Check(BoundQuery query, bool isTop)
    {
        if (!DerivedObjects.TryFind(query.Type.Name, out var derived)) return;
        if (derived.Reified is not null) MetadataRules.Check(derived, query, isTop);
        derived.Rule?.Invoke(query);
    }

    /// <summary>Metadata comes in one batch or not at all.</summary>
    public static void CheckCount(BoundQuery query, int rows)
    {
        var isMetadata = query.Derived.Count > 0 && DerivedObjects.TryFind(query.Type.Name, out var derived) && derived.Reified is not null;
        if (isMetadata && !query.IsCount && rows > MetadataRules.MostRows) throw SoqlErrors.NoQueryMore(query.Type.Name).Plain();
    }
}
