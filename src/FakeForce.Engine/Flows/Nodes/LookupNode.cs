using FakeForce.Engine.Access;
using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Records;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>Get Records.</summary>
internal sealed class LookupNode(string name, SObjectType type, BoundFilters filters, LookupNode.Wish wish, NodeLink next, NodeLink? fault) : FaultyNode(name, next, fault)
{
    /// <summary>How many and in which order, and where they go.</summary>
    internal sealed record Wish(bool FirstOnly, Reading? Limit, Column? Sort, bool IsDescending, int? Slot, Place? Record, (Place Place, Column Field)[] Fields, bool AssignsNulls)
    {
        /// <summary>The fields that the records keep (Metadata API guide, "FlowRecordLookup": queriedFields); empty for all.</summary>
        public Column[] Queried { get; init; } = [];
    }

    protected override string Deed => "look up records";

    protected override FlowNode? Act(Interview interview)
    {
        if (interview.Session.Statement.IsFirst(this, interview.Use(this))) interview.Session.Ledger.Charge(GovernorResource.Queries);
        var records = Found(interview);
        if (wish.Slot is { } slot) interview.Slots[slot] = wish.FirstOnly ? First(records) : List(records);
        if (wish.Record is { } place && (records.Count > 0 || wish.AssignsNulls)) place.Put(interview, place.Reading.IsList ? List(records) : First(records));
        if (records.Count > 0 || wish.AssignsNulls)
            foreach (var (target, field) in wish.Fields) target.Put(interview, records.Count == 0 || records[0].Hides(field.Field) ? default : field.Read(interview, records[0].Id, records[0].Row));
        return Next.Node;
    }

    private List<FlowRecord> Found(Interview interview)
    {
        var isSingle = wish.Record is { Reading.IsList: false } || wish.Slot is not null && wish.FirstOnly || wish.Fields.Length > 0;
        var access = interview.Session.Access;
        var most = isSingle ? 1 : Most(interview);
        var found = RecordFinder.Find(interview, type, filters, wish.Sort is null ? most : int.MaxValue, wish.Sort is { Field: var sort } ? [sort] : []).Select(id => At(interview, access, id));
        if (wish.Sort is not { } column) return [.. found];
        var keyed = found.Select(record => (Key: column.Read(interview, record.Id, record.Row), Record: record));
        var sorted = wish.IsDescending ? keyed.OrderByDescending(one => one.Key, DatumOrder.Default) : keyed.OrderBy(one => one.Key, DatumOrder.Default);
        return [.. sorted.Take(most).Select(one => one.Record)];
    }

    private FlowRecord At(Interview interview, UserAccess? access, RecordId id)
    {
        var record = SeenRecords.At(access, type, id, interview.Session.Transaction.Find(type, id));
        if (wish.Queried.Length == 0) return record;
        return new FlowRecord(type, id, record.Row) { Seen = record.Seen, Queried = wish.Queried.ToDictionary(column => column.Field.Ordinal, column => column.IsStored || record.Hides(column.Field) ? default : column.Read(interview, id, record.Row)) };
    }

    // "Valid values are between 2 and 20,000"; what Salesforce says of others was not found.
    private int Most(Interview interview)
    {
        if (wish.Limit?.Read(interview).To(DatumKind.Number, interview.TimeZone) is not { IsNull: false } most) return int.MaxValue;
        return most.Number is >= 2 and <= 20_000 ? (int)most.Number : throw new FlowFault("INVALID_INPUT", $"the limit of {Name} is {most}, and must be between 2 and 20,000");
    }

    private static Datum First(List<FlowRecord> records) => records.Count == 0 ? default : Datum.Of(records[0]);

    // Where nothing is found the collection is null, which is what IsNull is asked for behind Get Records.
    private static Datum List(List<FlowRecord> records) => records.Count == 0 ? default : Datum.Of([.. records.Select(Datum.Of)]);
}
