using System.Globalization;
using System.Text.Json.Nodes;

namespace FakeForce.Server.Project;

/// <summary>
/// The elements of a metadata type, each with what becomes of it:
/// <code>
/// text, flag, number   one value of that kind
/// texts                the texts of all elements of that name, as a list
/// own                  left to the type's own code
/// none                 says nothing that an API could answer or a rule could need
/// </code>
/// and inner tables for elements that hold others, one (object) or several (objects). What is in no table is reported.
/// </summary>
internal sealed class ElementTable
{
    private enum Kind { Text, Flag, Number, Texts, Object, Objects, Own, None, Refused, Unless }

    private readonly Dictionary<string, (Kind Kind, ElementTable? Inner, string? Reason)> elements = new(StringComparer.Ordinal);
    private readonly string type;

    /// <param name="type">Of the metadata, for reports.</param>
    /// <param name="lines">Lines of a kind, a colon, and names; <c>refused</c> is followed by one name and the reason, <c>unless</c> by a name, the value that says nothing, and the reason to refuse others.</param>
    public ElementTable(string type, string lines)
    {
        this.type = type;
        foreach (var line in lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (kind, rest) = line.Split(':', 2) is [var a, var b] ? (Enum.Parse<Kind>(a, ignoreCase: true), b.Trim()) : throw new ArgumentException(line, nameof(lines));
            if (kind is Kind.Refused or Kind.Unless)
            {
                var (name, reason) = rest.Split(' ', 2) is [var n, var r] ? (n, r) : throw new ArgumentException(line, nameof(lines));
                elements.Add(name, (kind, null, reason));
            }
            else
                foreach (var name in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries)) elements.Add(name, (kind, null, null));
        }
    }

    /// <summary>The same with elements of this name that hold others: one of them, or several, which become a list.</summary>
    public ElementTable With(string name, ElementTable inner, bool several = true)
    {
        elements.Add(name, (several ? Kind.Objects : Kind.Object, inner, null));
        return this;
    }

    /// <summary>The element as JSON, in the same words; what the table does not have is reported.</summary>
    public JsonObject Convert(MetadataElement element, ProjectReport report)
    {
        var json = new JsonObject();
        foreach (var child in element.Children)
        {
            if (!elements.TryGetValue(child.Name, out var known)) report.AddNotSupported(child, $"{type} has the element {child.Name}, which FakeForce does not know");
            else if (known.Kind == Kind.Unless && child.Children.Count == 0 && known.Reason!.Split(' ', 2)[0] == child.Text.Trim()) continue;
            else if (known.Kind == Kind.Unless) report.AddNotSupported(child, $"{type}.{child.Name}: {known.Reason!.Split(' ', 2)[1]}");
            else if (known.Kind == Kind.Refused) report.AddNotSupported(child, $"{type}.{child.Name}: {known.Reason}");
            else if (known.Kind is not (Kind.None or Kind.Own) && !child.IsNil) Set(json, child, known.Kind, known.Inner, report);
        }
        return json;
    }

    private void Set(JsonObject json, MetadataElement child, Kind kind, ElementTable? inner, ProjectReport report)
    {
        if (kind is Kind.Texts or Kind.Objects)
        {
            if (json[child.Name] is not JsonArray list) json[child.Name] = list = [];
            list.Add(kind == Kind.Texts ? child.Text.Trim() : inner!.Convert(child, report));
        }
        else if (json.ContainsKey(child.Name)) report.AddWrong(child, $"{type} has {child.Name} more than once");
        else if (kind == Kind.Object) json[child.Name] = inner!.Convert(child, report);
        else if (child.Children.Count > 0) report.AddWrong(child, $"{type}.{child.Name} must be a text and holds elements");
        else if (ValueOf(child, kind) is { } value) json[child.Name] = value;
        else report.AddWrong(child, $"{type}.{child.Name}: '{child.Text.Trim()}' is no {(kind == Kind.Flag ? "true or false" : "number")}");
    }

    private static JsonNode? ValueOf(MetadataElement child, Kind kind) => kind switch
    {
        Kind.Text => JsonValue.Create(child.Text),
        Kind.Flag => child.Text.Trim() switch { "true" or "1" => JsonValue.Create(true), "false" or "0" => JsonValue.Create(false), _ => null },
        _ => decimal.TryParse(child.Text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null,
    };
}
