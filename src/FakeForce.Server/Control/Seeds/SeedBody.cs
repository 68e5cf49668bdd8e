using System.Text;
using System.Text.Json;
using FakeForce.Engine.Seeds;
using FakeForce.Server.Gate;

namespace FakeForce.Server.Control.Seeds;

/// <summary>
/// The seed of a request: JSON of any form, <c>{"files":{"Account.json":…,"Contact.csv":"Name,…"},"keepIds":true}</c>, CSV with
/// <c>?sobject=</c>, or a zip; <c>?keepIds=true</c> and <c>?replace=true</c>. A body only: no name in it is looked for on this machine.
/// </summary>
internal static class SeedBody
{
    public static async ValueTask<Seed> ReadAsync(HttpContext context, SeedProblems problems)
    {
        var body = await RequestBody.ReadAsync(context, SeedLimits.Bytes, context.RequestAborted);
        var wanted = new Seed([]) { KeepIds = IsOn(context, "keepIds"), Replaces = IsOn(context, "replace") };
        var type = (context.Request.ContentType ?? "application/json").Split(';')[0].Trim();
        if (body.IsEmpty) throw new FormatException("The body is a seed: JSON, CSV or a zip.");
        if (type.Equals("application/zip", StringComparison.OrdinalIgnoreCase)) return wanted with { Parts = SeedArchive.Read(body, problems) };
        if (type.Equals("text/csv", StringComparison.OrdinalIgnoreCase)) return wanted with { Parts = [Csv(context, body)] };
        // curl -d says that it sends a form.
        return type.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            ? Json(body, wanted, problems)
            : throw new FormatException($"Content-Type is application/json, text/csv or application/zip, not {type}.");
    }

    private static bool IsOn(HttpContext context, string name) => context.Request.Query[name].ToString() is "true" or "1";

    private static CsvPart Csv(HttpContext context, ReadOnlyMemory<byte> body) => context.Request.Query["sobject"].ToString() is { Length: > 0 } name
        ? new CsvPart(new SeedText(name + ".csv", body), name)
        : throw new FormatException("CSV needs to be told what it is of: ?sobject=Account.");

    private static Seed Json(ReadOnlyMemory<byte> body, Seed wanted, SeedProblems problems)
    {
        List<SeedFile>? files = null;
        try
        {
            var reader = new Utf8JsonReader(body.Span, new JsonReaderOptions { MaxDepth = SeedLimits.Depth + 2 });
            reader.Read();
            if (SeedJson.Has(reader, "files")) files = Envelope(body, ref reader, ref wanted);
        }
        catch (JsonException)
        {
            // Whatever it was to be: the reader of files says where it breaks off.
            files = null;
        }
        files ??= [new SeedFile("body.json", body)];
        return wanted with { Parts = new SeedFiles(_ => null, problems).Read(files) };
    }

    private static List<SeedFile> Envelope(ReadOnlyMemory<byte> body, ref Utf8JsonReader reader, ref Seed wanted)
    {
        List<SeedFile> files = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "files" && reader.TokenType == JsonTokenType.StartObject) Files(body, ref reader, files);
            else if (name == "keepIds" && SeedJson.IsFlag(reader)) wanted = wanted with { KeepIds = reader.GetBoolean() };
            else if (name == "replace" && SeedJson.IsFlag(reader)) wanted = wanted with { Replaces = reader.GetBoolean() };
            else throw new FormatException("A body with files is {\"files\":{\"Account.json\":…,\"Contact.csv\":\"…\"},\"keepIds\":false,\"replace\":false}.");
        }
        return files;
    }

    // Files in a text are as they are; others are JSON within JSON.
    private static void Files(ReadOnlyMemory<byte> body, ref Utf8JsonReader reader, List<SeedFile> files)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.String) files.Add(new SeedFile(name, Encoding.UTF8.GetBytes(reader.GetString()!)));
            else
            {
                reader.Skip();
                files.Add(new SeedFile(name, body[start..(int)reader.BytesConsumed]));
            }
        }
    }
}
