using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server.Definitions;
using FakeForce.Server.Gate;
using FakeForce.Server.Start;

namespace FakeForce.Server.Control.Orgs;

/// <summary>/_fakeforce/orgs: the orgs of this server. Each test can have one of its own.</summary>
internal static class OrgControl
{
    private static readonly DefinitionReader<NewOrg> reader = new("org", "", _ => new NewOrg(), new(StringComparer.Ordinal)
    {
        ["name"] = (org, json) => org with { Name = DefinitionValue.Text(json) },
        ["from"] = (org, json) => org with { From = DefinitionValue.Text(json) },
        ["snapshot"] = (org, json) => org with { Snapshot = DefinitionValue.Text(json) },
        ["profile"] = (org, json) => org with { Profile = DefinitionValue.Text(json) },
        ["username"] = (org, json) => org with { Username = DefinitionValue.Text(json) },
        ["expiresAfter"] = (org, json) => org with { ExpiresAfter = DefinitionValue.Duration(json) },
    });

    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, _ => new ValueTask<Action<Utf8JsonWriter>>(writer =>
    {
        writer.WriteStartArray("orgs");
        foreach (var held in OrgsOf(context).All)
        {
            writer.WriteStartObject();
            Members(writer, held);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }));

    public static Task GetAsync(HttpContext context) => ControlAnswer.RunAsync(context, _ =>
    {
        var held = OrgsOf(context).Find(NameOf(context));
        return new ValueTask<Action<Utf8JsonWriter>>(writer => Members(writer, held));
    });

    /// <summary>{"name":"t2","from":"main","snapshot":"baseline"}, {"profile":"empty"} or nothing at all.</summary>
    public static Task CreateAsync(HttpContext context) => ControlAnswer.RunAsync(context, async _ =>
    {
        using var body = await ControlAnswer.ReadAsync(context, isRequired: false);
        var held = OrgsOf(context).Create(reader.ReadObject(body.RootElement, new NewOrg()));
        var session = await held.Org.Identity.StartSessionAsync(held.Org.Options.Username, cancel: context.RequestAborted);
        context.Response.StatusCode = StatusCodes.Status201Created;
        return writer =>
        {
            Members(writer, held);
            writer.WriteString("accessToken", session.Token);
            writer.WriteString("userId", session.UserId.ToString());
            writer.WriteString("instanceUrl", PublicAddress.Of(context));
        };
    });

    public static Task DeleteAsync(HttpContext context) => ControlAnswer.RunAsync(context, async _ =>
    {
        await OrgsOf(context).RemoveAsync(NameOf(context));
        return static _ => { };
    });

    private static void Members(Utf8JsonWriter writer, HeldOrg held)
    {
        var options = held.Org.Options;
        writer.WriteString("name", held.Name);
        writer.WriteString("orgId", held.Org.Id.ToString());
        writer.WriteString("username", options.Username);
        writer.WriteString("password", options.Password);
        writer.WriteString("consumerKey", "fakeforce" + options.Suffix);
        writer.WriteString("consumerSecret", "fakeforce");
        writer.WriteString("createdAt", ControlTime.Text(held.CreatedAt));
        if (held.ExpiresAt is { } expires) writer.WriteString("expiresAt", ControlTime.Text(expires));
    }

    private static Engine.Orgs OrgsOf(HttpContext context) => context.RequestServices.GetRequiredService<ServingState>().Orgs;

    private static string NameOf(HttpContext context) => (string)context.Request.RouteValues["org"]!;
}
