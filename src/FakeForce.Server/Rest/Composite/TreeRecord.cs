using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine;

namespace FakeForce.Server.Rest.Composite;

/// <summary>A record of a tree; a child has its parent and the field that will hold the parent's id.</summary>
internal sealed class TreeRecord(SObjectType type, string referenceId, RecordInput input, TreeRecord? parent, string? field, int level)
{
    public SObjectType Type => type;
    public string ReferenceId => referenceId;
    public int Level => level;

    /// <summary>Set once the record is created.</summary>
    public RecordId Id { get; private set; }

    public SaveResult Save(Engine.State.Transaction transaction, Caller caller)
    {
        if (parent is not null) input.Set(field!, parent.Id.ToString());
        var result = SavePipeline.Insert(transaction, caller, type, input);
        if (result.Success) Id = result.Id!.Value;
        return result;
    }
}
