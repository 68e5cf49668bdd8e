using System.Globalization;

namespace FakeForce.Engine.ApexRest;

/// <summary>What a placeholder stands for; the names are those of Apex's RestRequest where it has one.</summary>
public enum PlaceholderKind { Path, Params, Headers, Body, RequestBody, RequestUri, HttpMethod, User, Organization, Now, Today, Uuid, Records, RecordCount, Record }

/// <summary>One placeholder: <c>path.1</c>, <c>body.order.lines.0.sku</c>. <paramref name="Members"/> is what stands behind the first dot.</summary>
public sealed record Placeholder(string Written, PlaceholderKind Kind, IReadOnlyList<string> Members)
{
    /// <summary>Members behind the name: none, one, any number of them, at least one; or one of a list.</summary>
    private sealed record Form(string Name, PlaceholderKind Kind, string Shown, Func<IReadOnlyList<string>, bool> Fits);

    private static readonly Form[] forms =
    [
        new("path", PlaceholderKind.Path, "path.1", members => members is [var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place is > 0 and < 1000),
        new("params", PlaceholderKind.Params, "params.NAME", members => members.Count == 1),
        new("headers", PlaceholderKind.Headers, "headers.NAME", members => members.Count == 1),
        new("body", PlaceholderKind.Body, "body or body.MEMBER.MEMBER", _ => true),
        new("requestBody", PlaceholderKind.RequestBody, "requestBody", members => members.Count == 0),
        new("requestURI", PlaceholderKind.RequestUri, "requestURI", members => members.Count == 0),
        new("httpMethod", PlaceholderKind.HttpMethod, "httpMethod", members => members.Count == 0),
        new("user", PlaceholderKind.User, "user.id, user.username, user.name or user.email", members => members is ["id" or "username" or "name" or "email"]),
        new("organization", PlaceholderKind.Organization, "organization.id or organization.name", members => members is ["id" or "name"]),
        new("now", PlaceholderKind.Now, "now", members => members.Count == 0),
        new("today", PlaceholderKind.Today, "today", members => members.Count == 0),
        new("uuid", PlaceholderKind.Uuid, "uuid", members => members.Count == 0),
        new("records.size", PlaceholderKind.RecordCount, "records.size", members => members.Count == 0),
        new("records", PlaceholderKind.Records, "records", members => members.Count == 0),
        new("record", PlaceholderKind.Record, "record or record.FIELD", _ => true),
    ];

    public bool IsOfQuery => Kind is PlaceholderKind.Records or PlaceholderKind.RecordCount or PlaceholderKind.Record;

    /// <summary>Which segment of the path, from 1.</summary>
    public int Place => int.Parse(Members[0], NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Null with a <paramref name="problem"/> for what is no placeholder.</summary>
    internal static Placeholder? Parse(string written, out string problem)
    {
        problem = "";
        foreach (var form in forms)
        {
            if (MembersOf(written, form) is not { } members) continue;
            if (!members.Contains("") && form.Fits(members)) return new Placeholder(written, form.Kind, members);
            problem = $"{{{{{written}}}}} is no placeholder; it is written {form.Shown}";
            return null;
        }
        problem = $"{{{{{written}}}}} is no placeholder; there are {string.Join(", ", forms.Select(form => form.Name))}";
        return null;
    }

    // A parameter or header is called what the caller calls it, dots and all.
    private static string[]? MembersOf(string written, Form form) =>
        written == form.Name ? []
        : !written.StartsWith(form.Name + ".", StringComparison.Ordinal) ? null
        : form.Kind is PlaceholderKind.Params or PlaceholderKind.Headers ? [written[(form.Name.Length + 1)..]]
        : written[(form.Name.Length + 1)..].Split('.');
}
