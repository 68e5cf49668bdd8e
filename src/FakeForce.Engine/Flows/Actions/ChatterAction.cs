using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Records;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;

namespace FakeForce.Engine.Flows.Actions;

/// <summary>chatterPost (Actions guide, "Post to Chatter Actions"): a text in the feed of a record.</summary>
internal sealed class ChatterAction(Dictionary<string, Reading> inputs)
{
    public static readonly string[] Known = ["subjectNameOrId", "text", "type"];

    public IReadOnlyList<(string, Datum)> Post(Interview interview)
    {
        var text = Value(interview, "text").ToString();
        if (text.Contains("@[", StringComparison.Ordinal) || text.Contains("#[", StringComparison.Ordinal)) throw FlowRefusal.Of(interview.Program.Definition.FullName, "chatterPost", "mentions and topics are not supported");
        if (!RecordId.TryParse(Value(interview, "subjectNameOrId").ToString(), out var subject)) throw new FlowFault("INVALID_INPUT", $"The value \"{Value(interview, "subjectNameOrId")}\" for the subjectNameOrId parameter is invalid.");
        var items = interview.Session.Transaction.Catalog["FeedItem"];
        var item = new FlowRecord(items, default, default);
        foreach (var (field, value) in ((string, string)[])[("ParentId", subject.ToString()), ("Body", text), ("Type", "TextPost")]) item.Set(items[field], Datum.Of(value));
        RecordWrites.Create(interview, [item]);
        return [("feedItemId", Datum.Of(item.Id))];
    }

    private Datum Value(Interview interview, string name) => inputs.TryGetValue(name, out var reading) ? reading.Read(interview) : default;
}
