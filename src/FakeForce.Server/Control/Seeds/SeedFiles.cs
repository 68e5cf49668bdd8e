using System.Text.Json;
using FakeForce.Engine.Seeds;

namespace FakeForce.Server.Control.Seeds;

/// <summary>
/// From files to the parts of a seed. Files that a plan names are its part, and everything else is one of its own.
/// <paramref name="find"/> gives a file by its name, of those that a plan may name.
/// </summary>
internal sealed class SeedFiles(Func<string, SeedFile?> find, SeedProblems problems)
{
    private readonly List<SeedPart> parts = [];
    private readonly HashSet<string> planned = new(StringComparer.Ordinal);
    private long bytes;
    private int count;

    /// <summary>The parts; what cannot be read is among the problems.</summary>
    public IReadOnlyList<SeedPart> Read(IReadOnlyList<SeedFile> files)
    {
        var read = files.Select(file => (File: file, Text: new SeedText(file.Name, file.Bytes))).Where(pair => IsWithinLimits(pair.File)).ToList();
        var documents = read.Select(pair => pair.File.IsJson ? Document(pair.Text) : null).ToList();
        foreach (var ((_, text), document) in read.Zip(documents))
            if (document is PlanDocument plan) foreach (var entry in plan.Entries) Follow(text, entry);
        foreach (var ((file, text), document) in read.Zip(documents))
        {
            if (planned.Contains(file.Name)) continue;
            if (document is not null and not PlanDocument) Add(text, document);
            else if (file.IsCsv) parts.Add(new CsvPart(text, file.SObject));
            else if (!file.IsJson) problems.Add(file.Name, 0, "is neither .json nor .csv");
        }
        return parts;
    }

    private void Add(SeedText text, SeedDocument document)
    {
        if (document is RecordsDocument records) parts.Add(new RecordsPart(text, records.Records));
        if (document is not RecipeDocument recipe) return;
        parts.Add(new RecipePart(text, recipe.Recipe));
        foreach (var (offset, message) in recipe.Problems) problems.Add(text, offset, message);
    }

    private void Follow(SeedText plan, PlanEntry entry)
    {
        foreach (var name in entry.Files)
        {
            if (!IsOfItsFolder(name)) problems.Add(plan, entry.Offset, $"{name} is not in the folder of the plan");
            else if (!planned.Add(SeedFile.FolderOf(plan.Name) + name)) problems.Add(plan, entry.Offset, $"{name} is named twice");
            else if (find(SeedFile.FolderOf(plan.Name) + name) is not { } file) problems.Add(plan, entry.Offset, $"there is no file {name}");
            else if (IsWithinLimits(file)) Add(new SeedText(file.Name, file.Bytes), entry);
        }
    }

    private void Add(SeedText text, PlanEntry entry)
    {
        if (Document(text) is not { } document) return;
        if (document is RecordsDocument records) parts.Add(new RecordsPart(text, records.Records, entry.ResolveRefs, entry.SaveRefs));
        else problems.Add(text.Name, 1, "is no file of records, as those of a plan are");
    }

    // Nothing that leads out of the folder, whatever the system takes for a way.
    private static bool IsOfItsFolder(string name) =>
        name.Length > 0 && name.AsSpan().IndexOfAny('\\', ':', '\0') < 0 && name.Split('/').All(segment => segment is not ("" or "." or ".."));

    private bool IsWithinLimits(SeedFile file)
    {
        bytes += file.Bytes.Length;
        if (++count > SeedLimits.Files) problems.Add(file.Name, 0, $"a seed has at most {SeedLimits.Files} files");
        else if (bytes > SeedLimits.Bytes) problems.Add(file.Name, 0, $"a seed has at most {SeedLimits.Bytes} bytes");
        else if (file.IsJson && file.Bytes.Length > SeedLimits.JsonBytes) problems.Add(file.Name, 0, $"JSON has at most {SeedLimits.JsonBytes} bytes: for more records there is CSV");
        else return true;
        return false;
    }

    private SeedDocument? Document(SeedText text)
    {
        try
        {
            return SeedJson.Read(text);
        }
        catch (JsonException broken)
        {
            problems.Add(text.Name, (int)(broken.LineNumber ?? 0) + 1, broken.Message.Split(" LineNumber:")[0]);
        }
        catch (SeedFormException wrong)
        {
            problems.Add(text, wrong.Offset, wrong.Message);
        }
        return null;
    }
}
