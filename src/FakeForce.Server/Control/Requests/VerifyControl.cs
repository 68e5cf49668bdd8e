using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Server.Definitions;
using FakeForce.Server.Gate.Requests;
using static FakeForce.Server.Definitions.DefinitionValue;

namespace FakeForce.Server.Control.Requests;

/// <summary>
/// POST /_fakeforce/requests/verify {"method":"PATCH","sobject":"Account","body":{"Name":"Acme"},"exactly":2}: 200 if there were so many
/// calls of the kind, else 406 with those that come nearest and in what they differ.
/// </summary>
internal static class VerifyControl
{
    private const int MostNear = 5;

    private sealed record Wanted(RequestFilter Filter, int? Exactly = null, int? AtLeast = null, int? AtMost = null, long After = 0)
    {
        public bool Holds(int count) => (Exactly is null || count == Exactly) && (AtLeast is null || count >= AtLeast) && (AtMost is null || count <= AtMost);

        public string Text => Exactly is { } exactly ? $"exactly {exactly}" : string.Join(" and ", new[] { AtLeast is { } least ? $"at least {least}" : null, AtMost is { } most ? $"at most {most}" : null }.OfType<string>());
    }

    private static readonly DefinitionReader<Wanted> reader = new("verify", "", _ => new Wanted(new()), Keys());

    public static Task HandleAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        using var body = await ControlAnswer.ReadAsync(context);
        var wanted = Checked(reader.ReadObject(body.RootElement, new Wanted(new())));
        var log = RequestControl.LogOf(context, org);
        if (!context.RequestServices.GetRequiredService<RequestLogs>().IsOn) throw new FormatException("no journal is kept: start with --journal-requests of more than 0");
        var (entries, _) = log.After(wanted.After);
        var judged = entries.Select(entry => (Entry: entry, Differences: wanted.Filter.Differences(entry, org).ToArray())).ToList();
        var cut = judged.Count(one => one.Differences.Length > 0 && wanted.Filter.CannotJudge(one.Entry));
        var forgotten = log.Forgotten;
        var count = judged.Count(one => one.Differences.Length == 0);
        // What was not kept may have been one of those that are counted.
        var isSure = cut == 0 && (forgotten == 0 || wanted.After > 0);
        var holds = wanted.Holds(count) && isSure;
        context.Response.StatusCode = holds ? StatusCodes.Status200OK : StatusCodes.Status406NotAcceptable;
        return writer =>
        {
            writer.WriteBoolean("verified", holds);
            writer.WriteString("wanted", wanted.Text);
            writer.WriteNumber("count", count);
            if (!isSure) writer.WriteString("unsure", $"{forgotten} calls have been forgotten, and {cut} have longer bodies than are kept: raise --journal-requests and --journal-mb, or verify sooner");
            if (!holds) Near(writer, judged, count);
        };
    });

    private static void Near(Utf8JsonWriter writer, List<(RequestEntry Entry, string[] Differences)> judged, int count)
    {
        // Too many: these are they. Too few: those that nearly were.
        var shown = count > 0 ? judged.Where(one => one.Differences.Length == 0).TakeLast(MostNear) : [];
        var near = judged.Where(one => one.Differences.Length > 0).OrderBy(one => one.Differences.Length).ThenByDescending(one => one.Entry.Id).Take(MostNear);
        writer.WriteStartArray("nearest");
        foreach (var (entry, differences) in shown.Concat(near))
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", entry.Id);
            writer.WriteString("method", entry.Method);
            writer.WriteString("path", entry.Path);
            writer.WriteNumber("status", entry.Status);
            writer.WriteStartArray("differences");
            foreach (var difference in differences) writer.WriteStringValue(Secrets.OfText(difference));
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static Wanted Checked(Wanted wanted)
    {
        if (wanted.Exactly is not null && (wanted.AtLeast ?? wanted.AtMost) is not null) throw new FormatException("exactly, and atLeast or atMost: say the one or the other");
        if (wanted.AtLeast > wanted.AtMost) throw new FormatException("atLeast is more than atMost");
        if (new[] { wanted.Exactly, wanted.AtLeast, wanted.AtMost }.Any(number => number < 0)) throw new FormatException("a number of calls is not negative");
        return wanted is { Exactly: null, AtLeast: null, AtMost: null } ? wanted with { AtLeast = 1 } : wanted;
    }

    private static Dictionary<string, Func<Wanted, JsonElement, Wanted>> Keys()
    {
        var keys = RequestFilter.Keys.ToDictionary(key => key.Key, key => (Func<Wanted, JsonElement, Wanted>)((wanted, json) => wanted with { Filter = key.Value(wanted.Filter, json) }), StringComparer.Ordinal);
        keys["exactly"] = (wanted, json) => wanted with { Exactly = Number(json) };
        keys["atLeast"] = (wanted, json) => wanted with { AtLeast = Number(json) };
        keys["atMost"] = (wanted, json) => wanted with { AtMost = Number(json) };
        keys["after"] = (wanted, json) => wanted with { After = Number(json) };
        return keys;
    }
}
