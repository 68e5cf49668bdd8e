using FakeForce.Server.Json;

namespace FakeForce.Server.Cometd;

/// <summary>One message that a client sent.</summary>
internal sealed class BayeuxMessage(JsonTree tree)
{
    public string Channel { get; } = tree["channel"] is { Kind: JsonKind.String, Text: var text } ? text! : "";

    public string? ClientId { get; } = tree["clientId"]?.Text;

    /// <summary>A text or a number, and repeated as it came.</summary>
    public JsonTree? Id { get; } = tree["id"];

    public string? ConnectionType { get; } = tree["connectionType"]?.Text;

    /// <summary>Null where the client says none.</summary>
    public IReadOnlyList<string>? ConnectionTypes { get; } = tree["supportedConnectionTypes"] is { Kind: JsonKind.Array } list ? [.. list.Items.Select(item => item.Text ?? "")] : null;

    /// <summary>One channel as a rule; Bayeux allows a list.</summary>
    public IReadOnlyList<string> Subscriptions { get; } = tree["subscription"] switch
    {
        { Kind: JsonKind.String, Text: var channel } => [channel!],
        { Kind: JsonKind.Array } list => [.. list.Items.Select(item => item.Text ?? "")],
        _ => [],
    };

    public bool ListsSubscriptions { get; } = tree["subscription"]?.Kind == JsonKind.Array;

    /// <summary>ext.replay: from where each channel begins.</summary>
    public JsonTree? Replay { get; } = tree["ext"]?["replay"];

    /// <summary>False for a client that wants the answer at once (advice.timeout 0).</summary>
    public bool MayWait { get; } = tree["advice"]?["timeout"]?.Text != "0";
}
