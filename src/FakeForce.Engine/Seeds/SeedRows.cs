using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Seeds;

/// <summary>All rows of one sObject in one file.</summary>
internal abstract class SeedRows(SeedText text, SObjectType type)
{
    public SeedText Text { get; } = text;
    public SObjectType Type { get; } = type;

    /// <summary>The fields by which its rows may refer to others.</summary>
    public abstract IEnumerable<Field> References { get; }

    /// <summary>The next row, which is good until the one after it is asked for; null at the end.</summary>
    public abstract SeedRow? Next();

    /// <summary>What stands before a problem of the present row, where its line alone does not say which it is.</summary>
    public virtual string Which => "";
}
