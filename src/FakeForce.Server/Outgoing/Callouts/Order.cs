using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Outbound.Callouts;
using FakeForce.Engine.Records;
using FakeForce.Server.Json;

namespace FakeForce.Server.Outgoing.Callouts;

/// <summary>
/// What a transaction is to do, as its JSON says it: one callout, or steps.
/// <code>
/// order   = { "user"?, "stackDepth"?, "when"?, "name"?, "cron"?, "queueable"?, callout | "steps": [ step … ] }
/// step    = callout | { "insert" | "update": [ record … ] } | { "delete": [ id … ] }     each with "catch"?
/// callout = { "endpoint", "method"?, "headers"?, "body"? | "bodyBase64"?, "timeout"? }
/// </code>
/// A body that is no text is sent as the JSON that it is; a timeout is in milliseconds.
/// </summary>
internal sealed record Order(IReadOnlyList<Step> Steps)
{
    /// <summary>Ours; a transaction makes at most 100 callouts and 150 DML statements, and one more of each shows the limit.</summary>
    public const int MostSteps = 400;

    private static readonly (string Key, DmlOperation Operation)[] statements = [("insert", DmlOperation.Insert), ("update", DmlOperation.Update), ("delete", DmlOperation.Delete)];
    private static readonly string[] keys = ["user", "stackDepth", "when", "name", "cron", "queueable", "steps"];
    private static readonly string[] calloutKeys = ["endpoint", "method", "headers", "body", "bodyBase64", "timeout", "catch"];

    public string? User { get; init; }

    /// <summary>How many callouts of Salesforce's led to this transaction: 0 for one that began otherwise.</summary>
    public int StackDepth { get; init; }

    public When When { get; init; }
    public string? Name { get; init; }
    public string? Cron { get; init; }

    /// <summary>Of schedules: whether the scheduled class enqueues a Queueable that calls out, as it must, or tries it itself.</summary>
    public bool IsQueueable { get; init; } = true;

    /// <summary>Throws <see cref="SalesforceException"/> for what is no JSON, and <see cref="FormatException"/> for what is no order.</summary>
    public static Order Read(ReadOnlyMemory<byte> json)
    {
        var root = JsonIn.ReadTree(json);
        if (root.Kind != JsonKind.Object) throw new FormatException("send an object such as {\"endpoint\":\"callout:ERP/orders\"}");
        var isSingle = root["steps"] is null;
        Know(root, isSingle ? [.. keys, .. calloutKeys] : keys);
        List<JsonTree> steps = isSingle ? [root] : [.. root.ItemsOf("steps")];
        if (steps.Count is 0 or > MostSteps) throw new FormatException($"steps has 1 to {MostSteps} entries");
        return new Order([.. steps.Select(step => ReadStep(step, json, isSingle))])
        {
            User = Text(root, "user"),
            StackDepth = Number(root, "stackDepth", 0, 10) ?? 0,
            When = Text(root, "when") is { } when ? Enum.TryParse<When>(when, ignoreCase: true, out var known) && !char.IsAsciiDigit(when[0]) ? known : throw new FormatException("when is now, queued or scheduled") : default,
            Name = Text(root, "name"),
            Cron = Text(root, "cron"),
            IsQueueable = Flag(root, "queueable") ?? true,
        };
    }

    private static Step ReadStep(JsonTree step, ReadOnlyMemory<byte> json, bool isSingle)
    {
        if (step.Kind != JsonKind.Object) throw new FormatException("a step is an object");
        var catches = Flag(step, "catch") ?? false;
        foreach (var (key, operation) in statements)
        {
            if (isSingle || step[key] is not { } records) continue;
            Know(step, [key, "catch"]);
            if (records.Kind != JsonKind.Array || records.Items.Count == 0) throw new FormatException($"{key} is a list of records, or for delete of ids");
            return new DmlStep(operation, [.. records.Items.Select(record => operation == DmlOperation.Delete ? new RecordInput().Set("Id", record.Text ?? throw new FormatException("delete is a list of ids")) : record.AsRecord())], catches);
        }
        if (!isSingle) Know(step, calloutKeys);
        return new CalloutStep(ReadCallout(step, json), catches);
    }

    private static Callout ReadCallout(JsonTree callout, ReadOnlyMemory<byte> json)
    {
        var endpoint = Text(callout, "endpoint") ?? throw new FormatException("a callout needs an endpoint such as callout:ERP/orders or https://erp.test/orders");
        var method = Text(callout, "method") ?? "GET";
        var body = BodyOf(callout, json);
        // What Salesforce makes of one is not documented, and reports differ.
        if (body is not null && (method is "GET" or "HEAD" or "TRACE")) throw new FormatException($"a {method} with a body is not supported");
        return new Callout(method, endpoint)
        {
            Headers = [.. callout["headers"] is { } headers ? headers.Members.Select(header => KeyValuePair.Create(header.Name, HeaderOf(header))) : []],
            Body = body,
            Timeout = TimeSpan.FromMilliseconds(Number(callout, "timeout", 1, (int)Callout.LongestTimeout.TotalMilliseconds) ?? Callout.DefaultTimeout.TotalMilliseconds),
        };
    }

    private static string HeaderOf(JsonMember header) => header.Value.Kind == JsonKind.String && !header.Value.Text!.AsSpan().ContainsAny('\r', '\n') && header.Name.Length > 0 && header.Name.All(c => c is > ' ' and < '\x7f' and not ':') ? header.Value.Text! : throw new FormatException($"the header {header.Name} is no header with a text of one line");

    private static byte[]? BodyOf(JsonTree callout, ReadOnlyMemory<byte> json)
    {
        try
        {
            if (Text(callout, "bodyBase64") is { } bytes) return Convert.FromBase64String(bytes);
        }
        catch (FormatException)
        {
            throw new FormatException("bodyBase64 is no Base64");
        }
        return callout["body"] is not { } body ? null : body.Kind == JsonKind.String ? Encoding.UTF8.GetBytes(body.Text!) : json[body.Start..body.End].ToArray();
    }

    private static void Know(JsonTree tree, string[] known)
    {
        if (tree.Members.Find(member => !known.Contains(member.Name)) is { } member) throw new FormatException($"unknown key \"{member.Name}\"; there are {string.Join(", ", known)}");
    }

    private static string? Text(JsonTree tree, string name) => tree[name] is not { } value ? null : value.Kind == JsonKind.String ? value.Text : throw new FormatException($"{name} is a text");

    private static bool? Flag(JsonTree tree, string name) => tree[name] is not { } value ? null : value.Kind is JsonKind.True or JsonKind.False ? value.Kind == JsonKind.True : throw new FormatException($"{name} is true or false");

    private static int? Number(JsonTree tree, string name, int least, int most) => tree[name] is not { } value ? null
        : value.Kind == JsonKind.Number && int.TryParse(value.Text, out var number) && number >= least && number <= most ? number : throw new FormatException($"{name} is a number from {least} to {most}");
}
