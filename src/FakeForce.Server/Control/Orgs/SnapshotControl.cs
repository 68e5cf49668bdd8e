using System.Text.Json;
using FakeForce.Engine;

namespace FakeForce.Server.Control.Orgs;

/// <summary>/_fakeforce/snapshots: moments of an org that are kept by name, to go back to or to make orgs from.</summary>
internal static class SnapshotControl
{
    public static Task ListAsync(HttpContext context) => ControlAnswer.RunAsync(context, org => Answer(org));

    public static Task TakeAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        org.Snapshots.Take(NameOf(context));
        return Answer(org);
    });

    public static Task RestoreAsync(HttpContext context) => ControlAnswer.RunAsync(context, async org =>
    {
        await org.RestoreAsync(org.Snapshots.StateOf(NameOf(context)), context.RequestAborted);
        return await Answer(org);
    });

    public static Task DeleteAsync(HttpContext context) => ControlAnswer.RunAsync(context, org =>
    {
        org.Snapshots.Delete(NameOf(context));
        return Answer(org);
    });

    private static ValueTask<Action<Utf8JsonWriter>> Answer(Org org) => new(writer =>
    {
        writer.WriteStartArray("snapshots");
        foreach (var snapshot in org.Snapshots.All)
        {
            writer.WriteStartObject();
            writer.WriteString("name", snapshot.Name);
            writer.WriteString("takenAt", ControlTime.Text(snapshot.TakenAt));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    private static string NameOf(HttpContext context) => (string)context.Request.RouteValues["snapshot"]!;
}
