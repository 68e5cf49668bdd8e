using FakeForce.Engine.Events.Streaming;
using FakeForce.Server.Json;

namespace FakeForce.Server.Cometd;

/// <summary>Writes the answer to one message, keys in the order of the guide's samples.</summary>
internal sealed class BayeuxReply(JsonOut json, BayeuxMessage message)
{
    public void Handshaken(StreamingClient client)
    {
        json.BeginObject();
        Extensions(failureReason: null);
        json.Name("minimumVersion"u8).String("1.0").Name("clientId"u8).String(client.Id)
            .Name("supportedConnectionTypes"u8).BeginArray().String(Connect.LongPolling).EndArray();
        Message().Name("version"u8).String("1.0").Name("successful"u8).Boolean(true).EndObject();
    }

    public void Done(StreamingClient client, Advice? advice = null)
    {
        json.BeginObject().Name("clientId"u8).String(client.Id);
        Advise(advice);
        Message().Name("successful"u8).Boolean(true).EndObject();
    }

    public void Failed(BayeuxError error)
    {
        json.BeginObject();
        if (error.FailureReason is { } reason) Extensions(reason);
        if (error.NamesClient && message.ClientId is { } client) json.Name("clientId"u8).String(client);
        Advise(error.Advice);
        Message().Name("error"u8).String(error.Message).Name("successful"u8).Boolean(false).EndObject();
    }

    private JsonOut Message()
    {
        json.Name("channel"u8).String(message.Channel);
        if (message.Id is { } id)
        {
            json.Name("id"u8);
            if (id.Kind == JsonKind.Number) json.Raw(System.Text.Encoding.UTF8.GetBytes(id.Text!));
            else json.String(id.Written);
        }
        if (message.Subscriptions.Count > 0) Subscription();
        return json;
    }

    private void Subscription()
    {
        json.Name("subscription"u8);
        if (message.ListsSubscriptions) json.BeginArray();
        foreach (var channel in message.Subscriptions) json.String(channel);
        if (message.ListsSubscriptions) json.EndArray();
    }

    // Replay and the form of payloads: what the server understands beyond Bayeux.
    private void Extensions(string? failureReason)
    {
        json.Name("ext"u8).BeginObject();
        if (failureReason is not null) json.Name("sfdc"u8).BeginObject().Name("failureReason"u8).String(failureReason).EndObject();
        json.Name("replay"u8).Boolean(true).Name("payload.format"u8).Boolean(true).EndObject();
    }

    private void Advise(Advice? advice)
    {
        if (advice is null) return;
        json.Name("advice"u8).BeginObject();
        if (advice.Interval is { } interval) json.Name("interval"u8).Number(interval);
        if (advice.Timeout is { } timeout) json.Name("timeout"u8).Number(timeout);
        json.Name("reconnect"u8).String(advice.Reconnect).EndObject();
    }
}
