using FakeForce.Engine.Flows.Records;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>The records that name another one in a look-up; null where there are none.</summary>
internal sealed class ChildrenReading(Reading record, SObjectType children, Field reference) : Reading
{
    public override Datum Read(Interview interview)
    {
        if (record.Read(interview) is not { IsNull: false, Record: { Id.IsEmpty: false } parent }) return default;
        var found = new List<Datum>();
        foreach (var number in interview.Session.Transaction.Lookup(children, reference, parent.Id.Bits))
            if (interview.Session.Transaction.Find(children, children.IdOf(number)) is { IsLive: true } row && SeenRecords.MaySee(interview.Session, children, children.IdOf(number), row))
                found.Add(Datum.Of(SeenRecords.At(interview.Session.Access, children, children.IdOf(number), row)));
        return found.Count == 0 ? default : Datum.Of(found);
    }
}
