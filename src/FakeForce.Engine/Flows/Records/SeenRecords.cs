using FakeForce.Engine.Access;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Records.Steps;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Records;

/// <summary>
/// Records as who runs the flow sees them. In user context "the running user's profile and permission sets determine the object permissions and
/// field-level access" (Help, "Which Context Does My Flow Run In?"). That a field which may not be read is null, as in a query's parents, is ours:
/// no source says how flows show it.
/// </summary>
internal static class SeenRecords
{
    public static FlowRecord At(FlowSession session, SObjectType type, RecordId id) => At(session.Access, type, id, session.Transaction.Find(type, id));

    public static FlowRecord At(UserAccess? access, SObjectType type, RecordId id, Row row) => new(type, id, row) { Seen = access?.Catalog.Seen(type) };

    /// <summary>False for a record that is not there for who runs the flow: neither its object nor it is.</summary>
    public static bool MaySee(FlowSession session, SObjectType type, RecordId id, Row row) =>
        (session.Access is not { } access || access.Catalog.Seen(type) is not null) && (session.Sharing is not { } sharing || RecordAccess.Refusal(sharing, type, id, row, RowLevel.Read) is null);
}
