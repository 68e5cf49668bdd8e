using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>A query that has nothing left to fail: names resolved, types checked, rules obeyed.</summary>
internal sealed record BoundQuery
{
    public required SObjectType Type { get; init; }
    public required Shape Shape { get; init; }
    public BoundCondition? Where { get; init; }
    public IReadOnlyList<BoundOrdering> OrderBy { get; init; } = [];
    public int? Limit { get; init; }
    public int Offset { get; init; }

    /// <summary>SELECT COUNT(): only the number of rows is asked for.</summary>
    public bool IsCount { get; init; }

    /// <summary>ALL ROWS: deleted rows too.</summary>
    public bool AllRows { get; init; }

    /// <summary>FOR VIEW and FOR REFERENCE.</summary>
    public RecordUse Use { get; init; }

    public Grouping? Grouping { get; init; }
    public IReadOnlyList<BoundChild> Children { get; init; } = [];

    /// <summary>Of the whole statement: the sObjects that it touches whose rows are derived.</summary>
    public IReadOnlyList<SObjectType> Derived { get; init; } = [];

    /// <summary>Of the whole statement: the external objects that it touches.</summary>
    public IReadOnlyList<SObjectType> External { get; init; } = [];

    /// <summary>Of the whole statement: the sObjects of whose rows it reads when the user last had them in hand.</summary>
    public IReadOnlyList<SObjectType> Stamped { get; init; } = [];

    /// <summary>Of the whole statement: the formula fields that it touches.</summary>
    public IReadOnlyList<(SObjectType Type, Field Field)> Calculated { get; init; } = [];
}

internal sealed record BoundOrdering(BoundPath? Path, int GroupValue, bool Descending, NullsPlace Nulls)
{
    /// <summary>References do not support NULLS LAST: their nulls come first whatever is said (SOQL and SOSL reference, "ORDER BY").</summary>
    public NullsPlace Nulls { get; init; } = Path is { Kind: LeafKind.Reference, Function: null } ? NullsPlace.First : Nulls;

    /// <summary>ORDER BY DISTANCE(…), which has no path of its own.</summary>
    public DistanceBetween? Distance { get; init; }
}

/// <summary>A sub-query: the rows of <paramref name="Query"/> whose <paramref name="Reference"/> is the parent's id.</summary>
internal sealed record BoundChild(string RelationshipName, Field Reference, BoundQuery Query);
