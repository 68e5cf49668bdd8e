namespace FakeForce.Engine.Events.Avro;

/// <summary>The changeType of a change event's header, in the order of the live schema's symbols.</summary>
public enum ChangeType
{
    Create, Update, Delete, Undelete, GapCreate, GapUpdate, GapDelete, GapUndelete, GapOverflow,

    /// <summary>Reserved by Salesforce.</summary>
    Snapshot,
}
