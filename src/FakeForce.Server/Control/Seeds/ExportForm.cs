using System.IO.Compression;
using System.Text;
using FakeForce.Engine;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Seeds;
using FakeForce.Server.Json;

namespace FakeForce.Server.Control.Seeds;

/// <summary>A form of exports: how its files look, and whether there are several.</summary>
internal sealed record ExportForm(string Ending, string ContentType, bool IsTree = false, bool IsCsv = false)
{
    private bool IsArchive => Ending == "zip";

    public static ExportForm? Find(string format, bool isOne) => (format, isOne) switch
    {
        ("json", _) => new("json", "application/json"),
        ("csv", true) => new("csv", "text/csv; charset=UTF-8", IsCsv: true),
        ("csv", false) => new("zip", "application/zip", IsCsv: true),
        ("tree", true) => new("json", "application/json", IsTree: true),
        ("tree", false) => new("zip", "application/zip", IsTree: true),
        _ => null,
    };

    public Export ExportOf(Org org, SObjectType? only) => Export.Of(org, only, createableOnly: IsTree);

    public async Task WriteAsync(Export export, DateTimeOffset now, Stream target, CancellationToken cancel)
    {
        if (IsArchive) await ArchiveAsync(export, now, target, cancel);
        else if (IsCsv || IsTree) await FileAsync(export, export.Tables[0], target, cancel);
        else await JsonAsync(export, target, cancel);
    }

    private static async Task JsonAsync(Export export, Stream target, CancellationToken cancel)
    {
        using var json = new JsonOut(ExportedRecords.BlockBytes);
        json.BeginObject();
        foreach (var table in export.Tables)
        {
            json.Name(table.Type.Name).BeginArray();
            await new ExportedRecords(export, table, isTree: false).WriteAsync(json, target, cancel);
            json.EndArray();
        }
        json.EndObject();
        await target.WriteAsync(json.Written, cancel);
    }

    private async Task ArchiveAsync(Export export, DateTimeOffset now, Stream target, CancellationToken cancel)
    {
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel);
        if (IsTree)
        {
            await using var plan = await EntryAsync("plan.json");
            await plan.WriteAsync(ExportPlan.Of(export), cancel);
        }
        foreach (var table in export.Tables)
        {
            await using var file = await EntryAsync($"{table.Type.Name}.{(IsCsv ? "csv" : "json")}");
            await FileAsync(export, table, file, cancel);
        }

        async Task<Stream> EntryAsync(string name)
        {
            var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
            // Of the org's time, as all else is.
            entry.LastWriteTime = now.Year is >= 1980 and < 2107 ? now : new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
            return await entry.OpenAsync(cancel);
        }
    }

    private async Task FileAsync(Export export, ExportedTable table, Stream target, CancellationToken cancel)
    {
        if (IsCsv)
        {
            await new ExportedCsv(table).WriteAsync(target, cancel);
            return;
        }
        using var json = new JsonOut(ExportedRecords.BlockBytes);
        json.BeginObject().Name("records"u8).BeginArray();
        await new ExportedRecords(export, table, isTree: true).WriteAsync(json, target, cancel);
        json.EndArray().EndObject();
        await target.WriteAsync(json.Written, cancel);
    }
}
