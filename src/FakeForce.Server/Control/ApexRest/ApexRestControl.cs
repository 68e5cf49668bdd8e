using System.Text.Json;
using FakeForce.Engine;
using FakeForce.Engine.ApexRest;
using FakeForce.Server.Definitions;

namespace FakeForce.Server.Control.ApexRest;

/// <summary>/_fakeforce/apexrest: the stubs of Apex REST resources, with how often each was called.</summary>
internal static class ApexRestControl
{
    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => Answer(org));

    /// <summary>One stub, or {"apexRest":[…]}, beside those of other paths and methods; all or none.</summary>
    public static Task SetAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        using var body = await ControlAnswer.ReadAsync(context);
        org.ApexRest.Set(ApexRestFile.Read(body.RootElement));
        return await Answer(org);
    });

    public static Task ResetAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        org.ApexRest.Reset();
        return Answer(org);
    });

    private static ValueTask<Action<Utf8JsonWriter>> Answer(Org org) => new(writer =>
    {
        writer.WriteStartArray(ApexRestFile.Key);
        foreach (var served in org.ApexRest.All) Write(writer, served);
        writer.WriteEndArray();
    });

    // The definition as it was written, and what became of it.
    private static void Write(Utf8JsonWriter writer, ServedStub served)
    {
        using var source = JsonDocument.Parse(served.Stub.Source);
        writer.WriteStartObject();
        foreach (var member in source.RootElement.EnumerateObject()) member.WriteTo(writer);
        writer.WriteNumber("hits", served.Hits);
        writer.WriteEndObject();
    }
}
