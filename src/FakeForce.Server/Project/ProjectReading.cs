using System.Text.Json;
using System.Text.Json.Nodes;
using FakeForce.Server.Project.Types;

namespace FakeForce.Server.Project;

/// <summary>Everything that the projects of an org say: as definitions, and as a report.</summary>
internal sealed class ProjectReading
{
    private readonly List<ProjectModel> models = [];

    public ProjectReport Report { get; } = new();

    /// <summary>The definitions as fakeforce.json would have them.</summary>
    public JsonElement Definitions { get; private set; }

    /// <summary>Reads project folders; a relative one is seen from <paramref name="directory"/>.</summary>
    public static ProjectReading Read(IReadOnlyList<string> projects, string directory, JsonElement definitions)
    {
        var reading = new ProjectReading { Definitions = definitions };
        if (projects.Count == 0) return reading;
        var own = DefinitionMerge.NamesIn(definitions);
        var merged = definitions.ValueKind == JsonValueKind.Object ? JsonObject.Create(definitions)! : [];
        foreach (var project in projects) reading.ReadOne(Path.GetFullPath(Path.Combine(directory, project)), merged, own);
        reading.Definitions = JsonSerializer.SerializeToElement(merged);
        return reading;
    }

    /// <summary>A problem with the definitions, with file and line in front where the project brought what it speaks of.</summary>
    public string Located(string problem) => models.Select(model => model.OriginOf(problem)).FirstOrDefault(origin => origin is not null) is { } origin ? $"{origin.File}:{origin.Line}: {problem}" : problem;

    /// <summary>What stops the start.</summary>
    public IEnumerable<string> Problems(bool strict) => (strict ? Report.Lines : Report.Wrong).Select(line => line.ToString());

    private void ReadOne(string project, JsonObject merged, HashSet<string> own)
    {
        if (!Directory.Exists(project))
        {
            Report.Add(new(ReportKind.Wrong, project, 0, "there is no such project folder"));
            return;
        }
        var components = new ProjectComponents(project, Report);
        components.Read(new ProjectFiles(project, Report).In(ProjectFolders.Of(project, Report)));
        var model = new ProjectModel(Report, components.All, merged);
        foreach (var component in components.All.OrderBy(component => component.FullName, StringComparer.Ordinal)) TypeReaders.Read(component, model);
        model.DropPermissionsOnWhatIsLeftOut();
        models.Add(model);
        DefinitionMerge.Into(merged, model.Root, own);
    }
}
