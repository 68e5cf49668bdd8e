using System.Text.Json;
using FakeForce.Server.Start;
using static FakeForce.Server.Capture.FieldXml;

namespace FakeForce.Server.Capture;

/// <summary>`fakeforce capture`: an org's schema, limits, record types and a sample of its records, as files that --project and --seed take.</summary>
internal static class CaptureCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args, string? token, TextWriter output, TextWriter error, CancellationToken cancel = default)
    {
        if (args is [] or ["--help"])
        {
            output.Write(CaptureOptions.Help);
            return ExitCode.Ended;
        }
        var problems = new List<string>();
        var options = CaptureOptions.Read(args, token, problems);
        foreach (var problem in problems) error.WriteLine(problem);
        if (problems.Count > 0) return ExitCode.WrongStart;
        try
        {
            await RunAsync(options, output, cancel);
            return ExitCode.Ended;
        }
        catch (Exception failure) when (failure is CaptureException or HttpRequestException or TaskCanceledException or JsonException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine("FakeForce cannot capture the org: " + failure.Message);
            return ExitCode.Failed;
        }
    }

    private static async Task RunAsync(CaptureOptions options, TextWriter output, CancellationToken cancel)
    {
        using var org = new OrgReader(options.From!, options.Token!, options.ApiVersion);
        var (report, folder) = (new CaptureReport(), Path.GetFullPath(options.Out!));
        var (objects, records) = (new ObjectCapture(folder, org, report), new RecordCapture(org, options, report));
        var names = await NamesAsync(org, options, report, cancel);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "sfdx-project.json"), """{ "packageDirectories": [{ "path": "force-app", "default": true }], "sourceApiVersion": "VERSION" }""".Replace("VERSION", options.ApiVersion, StringComparison.Ordinal), cancel);
        Directory.CreateDirectory(Path.Combine(folder, "force-app"));
        foreach (var (name, place) in names.Select((name, place) => (name, place)))
        {
            output.WriteLine($"{place + 1}/{names.Count} {name}");
            await objects.WriteAsync(name, names, cancel);
            await records.ReadAsync(name, await objects.DescribeAsync(name, cancel), cancel);
        }
        await objects.WriteRecordTypesAsync(names, cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, "limits.json"), (await org.GetAsync("/limits", cancel)).GetRawText(), cancel);
        var count = records.Write(Path.Combine(folder, "records"));
        foreach (var line in report.Lines) output.WriteLine("not captured: " + line);
        output.WriteLine($"{names.Count} objects and {count} records are in {folder}.");
        output.WriteLine($"fakeforce start --project {options.Out} --seed {Path.Combine(options.Out!, "records")}");
    }

    // Histories, shares, feeds and change events follow from their objects; external objects have no place to point at here.
    private static async Task<SortedSet<string>> NamesAsync(OrgReader org, CaptureOptions options, CaptureReport report, CancellationToken cancel)
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in (await org.GetAsync("/sobjects", cancel)).GetProperty("sobjects").EnumerateArray())
        {
            var (name, isCustom) = (Text(entry, "name")!, Flag(entry, "custom"));
            if (!options.Wants(name, isCustom)) continue;
            if (!isCustom || name.EndsWith("__c", StringComparison.Ordinal) || name.EndsWith("__e", StringComparison.Ordinal)) names.Add(name);
            else report.Add($"{name}: objects of this kind are not captured");
        }
        foreach (var missing in options.Objects.Where(name => !names.Contains(name))) report.Add($"{missing}: the org shows no such object");
        return names;
    }
}
