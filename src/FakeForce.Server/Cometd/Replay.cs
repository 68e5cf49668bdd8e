using System.Globalization;
using FakeForce.Engine.Events;
using FakeForce.Server.Json;

namespace FakeForce.Server.Cometd;

/// <summary>The replay extension: {"replay":{"/event/Low_Ink__e":-2}} ("Message Durability"). Without it only new events come.</summary>
internal static class Replay
{
    private const long NewEvents = -1, AllEvents = -2;

    public static ReplayFrom Of(JsonTree? replay, string channel, string name)
    {
        if (replay is not { Kind: JsonKind.Object }) return ReplayFrom.Latest;
        var id = replay[channel] ?? replay[name] ?? throw new BayeuxError(CometdErrors.NotInReplayMap(channel, MapText(replay)));
        if (!long.TryParse(id.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < AllEvents)
            throw new BayeuxError(CometdErrors.ReplayId(id.Written));
        return number switch
        {
            NewEvents => ReplayFrom.Latest,
            AllEvents => ReplayFrom.Earliest,
            _ => ReplayFrom.After(number),
        };
    }

    // As Java shows a map.
    private static string MapText(JsonTree replay) => "{" + string.Join(", ", replay.Members.Select(member => $"{member.Name}={member.Value.Written}")) + "}";
}
