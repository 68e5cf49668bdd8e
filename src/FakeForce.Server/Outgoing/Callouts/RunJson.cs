using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using FakeForce.Engine.Limits.Governor;

namespace FakeForce.Server.Outgoing.Callouts;

/// <summary>A transaction that has run, as the control plane shows it.</summary>
internal static class RunJson
{
    public static void Write(Utf8JsonWriter writer, ApexTransaction run, bool isCompleted)
    {
        writer.WriteString("status", isCompleted ? "completed" : "failed");
        writer.WriteStartArray("steps");
        foreach (var outcome in run.Outcomes) Write(writer, outcome);
        writer.WriteEndArray();
        Write(writer, run.Ledger);
    }

    private static void Write(Utf8JsonWriter writer, StepOutcome outcome)
    {
        writer.WriteStartObject();
        if (outcome.Response is { } response) Write(writer, response);
        if (outcome.Ids is { } ids)
        {
            writer.WriteStartArray("ids");
            foreach (var id in ids) writer.WriteStringValue(id);
            writer.WriteEndArray();
        }
        if (outcome.Exception is var (type, text))
        {
            writer.WriteStartObject("exception");
            writer.WriteString("type", type);
            writer.WriteString("message", text);
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, OutgoingAnswer response)
    {
        writer.WriteStartObject("response");
        writer.WriteNumber("statusCode", response.Status);
        writer.WriteString("status", response.Reason);
        writer.WriteStartObject("headers");
        foreach (var header in response.Headers.GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)) writer.WriteString(header.Key, string.Join(", ", header.Select(value => value.Value)));
        writer.WriteEndObject();
        if (Utf8.IsValid(response.Body)) writer.WriteString("body", Encoding.UTF8.GetString(response.Body));
        else writer.WriteBase64String("bodyBase64", response.Body);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, GovernorLedger ledger)
    {
        writer.WriteStartObject("governor");
        writer.WriteString("context", ledger.Context.ToString().ToLowerInvariant());
        writer.WriteStartObject("limits");
        foreach (var row in GovernorTable.Rows)
        {
            writer.WriteStartObject(JsonNamingPolicy.CamelCase.ConvertName(row.Resource.ToString()));
            writer.WriteNumber("used", ledger.Used(row.Resource));
            writer.WriteNumber("limit", ledger.Limit(row.Resource));
            writer.WriteEndObject();
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
