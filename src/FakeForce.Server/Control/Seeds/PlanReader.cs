using System.Text.Json;

namespace FakeForce.Server.Control.Seeds;

/// <summary>[{"sobject":"Account","saveRefs":true,"resolveRefs":false,"files":["Accounts.json"]}, …]</summary>
internal static class PlanReader
{
    public static List<PlanEntry> Read(ref Utf8JsonReader reader)
    {
        var entries = new List<PlanEntry>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject) throw new SeedFormException(reader.TokenStartIndex, "a step of a plan must be an object");
            entries.Add(Entry(ref reader));
        }
        return entries;
    }

    private static PlanEntry Entry(ref Utf8JsonReader reader)
    {
        var entry = new PlanEntry((int)reader.TokenStartIndex);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "files") Files(ref reader, entry);
            else if (name == "sobject" && reader.TokenType == JsonTokenType.String) entry.SObject = reader.GetString();
            else if (name == "saveRefs" && SeedJson.IsFlag(reader)) entry.SaveRefs = reader.GetBoolean();
            else if (name == "resolveRefs" && SeedJson.IsFlag(reader)) entry.ResolveRefs = reader.GetBoolean();
            else throw new SeedFormException(reader.TokenStartIndex, $"a step of a plan has sobject, saveRefs, resolveRefs and files, and no such \"{name}\"");
        }
        return entry.Files.Count > 0 ? entry : throw new SeedFormException(entry.Offset, "a step of a plan names at least one file");
    }

    private static void Files(ref Utf8JsonReader reader, PlanEntry entry)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new SeedFormException(reader.TokenStartIndex, "files must be a list of names");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.String) throw new SeedFormException(reader.TokenStartIndex, "files must be a list of names");
            entry.Files.Add(reader.GetString()!);
        }
    }
}
