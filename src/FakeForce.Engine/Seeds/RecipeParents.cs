using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Seeds;

/// <summary>The records of an sObject that the seed has loaded so far, for others to belong to.</summary>
internal sealed class RecipeParents(Transaction transaction, SObjectType type)
{
    private readonly int before = transaction.CountOf(type);

    public SObjectType Type => type;

    /// <summary>One of them; empty if there is none yet.</summary>
    public RecordId Pick(Chance chance, Distribution distribution)
    {
        var count = transaction.CountOf(type) - before;
        return count == 0 ? default : From(before + 1 + (int)(Spread.Of(distribution, chance) * count));
    }

    /// <summary>The first behind this one; empty at the end.</summary>
    public RecordId After(RecordId id) => From(id.IsEmpty ? before + 1 : (int)id.Number + 1);

    // Where ids are kept there may be gaps.
    private RecordId From(int number)
    {
        for (; number <= transaction.CountOf(type); number++)
            if (transaction.Find(type, type.IdOf(number)).IsLive) return type.IdOf(number);
        return default;
    }
}
