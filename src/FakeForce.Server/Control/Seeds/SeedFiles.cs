using System.Text.Json;
using FakeForce.Engine.Seeds;

namespace FakeForce.Server.Control.Seeds;

/// <summary>
/// From files to the parts of a seed. Files that a plan names are its part, and everything else is one of its own.
/// <paramref name="find"/> gives files that are not among those given and that a plan may name.
/// </summary>
internal sealed class SeedFiles(Func<string, SeedFile?> find, SeedProblems problems)
{
    private readonly List<SeedPart> parts = [];
    private readonly Dictionary<string, ReadFile> read = new(StringComparer.Ordinal);
    private readonly HashSet<string> planned = new(StringComparer.Ordinal);
    private long bytes;
    private int count;

    /// <summary>The parts; what cannot be read is among the problems.</summary>
    public IReadOnlyList<SeedPart> Read(IReadOnlyList<SeedFile> files)
    {
        var opened = files.Select(Open).OfType<ReadFile>().ToList();
        foreach (var file in opened)
            if (file.Document is PlanDocument plan) foreach (var entry in plan.Entries) Follow(file.Text, entry);
        foreach (var file in opened.Where(file => !planned.Contains(file.Text.Name)))
            if (file.Document is not null) Add(file.Text, file.Document);
            else if (file.File.IsCsv) parts.Add(new CsvPart(file.Text, file.File.SObject));
            else if (!file.File.IsJson) problems.Add(file.Text.Name, 0, "is neither .json nor .csv");
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
            var full = SeedFile.FolderOf(plan.Name) + name;
            if (!IsOfItsFolder(name)) problems.Add(plan, entry.Offset, $"{name} is not in the folder of the plan");
            else if (!planned.Add(full)) problems.Add(plan, entry.Offset, $"{name} is named twice");
            else if (read.TryGetValue(full, out var known)) Add(known, entry);
            else if (find(full) is not { } file) problems.Add(plan, entry.Offset, $"there is no file {name}");
            else if (Open(file) is { } opened) Add(opened, entry);
        }
    }

    private void Add(ReadFile file, PlanEntry entry)
    {
        if (file.Document is RecordsDocument records) parts.Add(new RecordsPart(file.Text, records.Records, entry.ResolveRefs, entry.SaveRefs));
        else if (file.Document is not null || !file.File.IsJson) problems.Add(file.Text.Name, 1, "is no file of records, as those of a plan are");
    }

    // Null if there is too much already, or this file already.
    private ReadFile? Open(SeedFile file)
    {
        if (!IsWithinLimits(file)) return null;
        var text = new SeedText(file.Name, file.Bytes);
        var opened = new ReadFile(file, text, file.IsJson ? Document(text) : null);
        if (read.TryAdd(file.Name, opened)) return opened;
        problems.Add(file.Name, 0, "is given twice");
        return null;
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

    /// <summary>A file with what it turned out to be, if it is JSON that can be read.</summary>
    private sealed record ReadFile(SeedFile File, SeedText Text, SeedDocument? Document);
}
