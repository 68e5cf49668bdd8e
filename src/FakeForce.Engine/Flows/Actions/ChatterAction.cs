using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Records;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Records;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Actions;

/// <summary>chatterPost (Actions guide, "Post to Chatter Actions"): a text in the feed of a record, a user or a group.</summary>
internal sealed class ChatterAction(Dictionary<string, Reading> inputs)
{
    public static readonly string[] Known = ["subjectNameOrId", "text", "type"];

    /// <summary>"No more than 10,000 characters".</summary>
    private const int MostCharacters = 10_000;

    public IReadOnlyList<(string, Datum)> Post(Interview interview)
    {
        var text = Value(interview, "text").ToString();
        if (text.Length == 0) throw new FlowFault("REQUIRED_FIELD_MISSING", "You must specify a value for the text parameter.");
        if (text.Length > MostCharacters) throw new FlowFault("STRING_TOO_LONG", $"text: data value too large: (max length={MostCharacters})");
        if (text.Contains("@[", StringComparison.Ordinal) || text.Contains("#[", StringComparison.Ordinal)) throw FlowRefusal.Of(interview.Program.Definition.FullName, "chatterPost", "mentions and topics are not supported");
        var subject = Value(interview, "subjectNameOrId").ToString();
        if (SubjectOf(interview.Session.Transaction, Value(interview, "type").ToString(), subject) is not { } parent) throw new FlowFault("INVALID_INPUT", $"The value \"{subject}\" for the subjectNameOrId parameter is invalid.");
        var items = interview.Session.Transaction.Catalog["FeedItem"];
        var item = new FlowRecord(items, default, default);
        foreach (var (field, value) in ((string, string)[])[("ParentId", parent.ToString()), ("Body", text), ("Type", "TextPost")]) item.Set(items[field], Datum.Of(value));
        RecordWrites.Create(interview, [item]);
        return [("feedItemId", Datum.Of(item.Id))];
    }

    // A user by the user name, a group by its name, anything by its id.
    private static RecordId? SubjectOf(Transaction transaction, string type, string subject) => type.ToUpperInvariant() switch
    {
        _ when RecordId.TryParse(subject, out var id) => id,
        "USER" => Named(transaction, "User", "Username", subject),
        "GROUP" => Named(transaction, "CollaborationGroup", "Name", subject),
        _ => null,
    };

    private static RecordId? Named(Transaction transaction, string type, string field, string name) =>
        transaction.Catalog.TryFind(type, out var found) && found.TryField(field, out var named) && ExternalIds.Find(transaction, found, named, Engine.Records.Value.Of(name)) is [var id, ..] ? id : null;

    private Datum Value(Interview interview, string name) => inputs.TryGetValue(name, out var reading) ? reading.Read(interview) : default;
}
