using System.Text.Json.Nodes;

namespace FakeForce.Server.Project;

/// <summary>What a project defines, in the words of fakeforce.json, and from which file each part of it came.</summary>
internal sealed class ProjectModel(ProjectReport report, IReadOnlyCollection<Component> components, JsonObject before)
{
    private readonly Dictionary<string, MetadataElement> origins = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string, string), Component> byName = components.ToDictionary(component => (component.Type, component.FullName));
    private readonly HashSet<string> leftOut = new(StringComparer.OrdinalIgnoreCase);

    public ProjectReport Report { get; } = report;

    public JsonObject Root { get; } = [];

    /// <summary>Another component of the project; null if it is not there.</summary>
    public Component? Find(string type, string name) => byName.GetValueOrDefault((type, name));

    /// <summary>True if a project before this one, or the file, defines it.</summary>
    public bool IsThere(string key, string fullName) => before[key] is JsonArray list && list.Any(item => item is JsonObject json && json["fullName"]?.ToString() == fullName);

    /// <summary>True for an email template of this project, of one before it or of the file.</summary>
    public bool HasTemplate(string name) => Find("EmailTemplate", name) is not null || IsThere("emailTemplates", name);

    public bool HasTemplate(MetadataElement name) => HasTemplate(name.Text.Trim());

    public IEnumerable<Component> All(string type) => components.Where(component => component.Type == type);

    /// <summary>Adds to the list under a key.</summary>
    public void Add(string key, JsonNode item, MetadataElement origin)
    {
        var list = Root[key] as JsonArray ?? (JsonArray)(Root[key] = new JsonArray());
        origins[$"{key}[{CountOf(before[key]) + list.Count}]"] = origin;
        if (item is JsonObject { } json && json["fullName"] is JsonValue name) Name(name.GetValue<string>(), origin);
        list.Add(item);
    }

    /// <summary>Adds to the list of an sObject under a key, as in "fields".</summary>
    public void AddOf(string key, string sobject, JsonNode item, MetadataElement origin)
    {
        var lists = Root[key] as JsonObject ?? (JsonObject)(Root[key] = new JsonObject());
        var list = lists[sobject] as JsonArray ?? (JsonArray)(lists[sobject] = new JsonArray());
        origins[$"{key}.{sobject}[{CountOf(before[key]?[sobject]) + list.Count}]"] = origin;
        list.Add(item);
    }

    /// <summary>A field, as <c>Account.Size__c</c>, that is told and not defined.</summary>
    public void LeaveOut(string field) => leftOut.Add(field);

    /// <summary>Takes away what is permitted on fields that are left out: they were told themselves.</summary>
    public void DropPermissionsOnWhatIsLeftOut()
    {
        if (leftOut.Count == 0) return;
        foreach (var key in (string[])["profiles", "permissionSets", "mutingPermissionSets"])
            foreach (var permissions in (Root[key] as JsonArray ?? []).Select(item => item!["fieldPermissions"]).OfType<JsonArray>())
                for (var i = permissions.Count - 1; i >= 0; i--)
                    if (leftOut.Contains(permissions[i]!["field"]?.ToString() ?? "")) permissions.RemoveAt(i);
    }

    /// <summary>Remembers where the thing of this full name is defined.</summary>
    public void Name(string fullName, MetadataElement origin) => origins.TryAdd(fullName, origin);

    /// <summary>Where what a problem speaks of is defined: the longest name in it that came from the project. Null if there is none.</summary>
    public MetadataElement? OriginOf(string problem)
    {
        var end = problem.IndexOf(']', StringComparison.Ordinal);
        if (end > 0 && origins.TryGetValue(problem[..(end + 1)], out var item)) return item;
        // Most begin with the list and the name of what they are about; others are about the longest name in them.
        if (problem.Split(": ") is [_, var named, _, ..] && origins.TryGetValue(named, out var own)) return own;
        return origins.Where(origin => Mentions(problem, origin.Key)).OrderByDescending(origin => origin.Key.Length).Select(origin => origin.Value).FirstOrDefault();
    }

    // Problems count from the beginning of the whole list, where what was there before stands first.
    private static int CountOf(JsonNode? there) => there is JsonArray list ? list.Count : 0;

    private static bool Mentions(string problem, string name)
    {
        var at = problem.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && (at == 0 || !IsNamePart(problem[at - 1])) && (at + name.Length == problem.Length || !IsNamePart(problem[at + name.Length]));
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';
}
