using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution;

namespace FakeForce.Engine.Events.Push;

/// <summary>
/// A subscriber's own filter: /topic/Name?Industry='Energy'&amp;ShippingCity='San Francisco'. The ampersand means OR, and each field is
/// one that the topic's query selects (Streaming API Developer Guide, "Filtered Subscriptions").
/// </summary>
internal static class PushTopicFilter
{
    /// <summary>Null if there are fields that the topic does not have; throws what SOQL says of a value.</summary>
    public static Func<EventEntry, bool>? Of(Org org, RecordId user, PushTopic topic, string expression, out string unknown)
    {
        var parts = Split(Uri.UnescapeDataString(expression)).Select(Part).ToList();
        unknown = string.Join(", ", parts.Where(part => FieldOf(topic, part.Name) is null).Select(part => part.Name));
        if (unknown.Length > 0) return null;
        var context = QueryContext.Of(org, user, org.Options.ApiVersion);
        var where = string.Join(" OR ", parts.Select(part => $"{part.Name} = {Literal(FieldOf(topic, part.Name)!, part.Value)}"));
        var query = Binder.Bind($"SELECT Id FROM {topic.Query.Type.Name} WHERE {where}", org.Catalog, org.Options.ApiVersion);
        var predicate = new PredicateBuilder(new Run(org.State, context)).Build(query.Where);
        return entry => PushedRecord.Read(entry.Payload.Span, org.Catalog) is var record && predicate.Matches(record.Row, record.Id);
    }

    private static Field? FieldOf(PushTopic topic, string name) => topic.Query.Selected.FirstOrDefault(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static (string Name, string Value) Part(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (text.Trim(), "null") : (text[..equals].Trim(), text[(equals + 1)..].Trim());
    }

    // Texts may come without the quotes that SOQL wants; taking them is ours.
    private static string Literal(Field field, string value) =>
        value.StartsWith('\'') || field.Type.Storage is not (StorageKind.Text or StorageKind.Reference) && field.Name != "Id" ? value
        : "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    private static IEnumerable<string> Split(string expression)
    {
        var (start, isQuoted) = (0, false);
        for (var i = 0; i < expression.Length; i++)
        {
            if (expression[i] == '\\') i++;
            else if (expression[i] == '\'') isQuoted = !isQuoted;
            else if (expression[i] == '&' && !isQuoted)
            {
                yield return expression[start..i];
                start = i + 1;
            }
        }
        yield return expression[start..];
    }
}
