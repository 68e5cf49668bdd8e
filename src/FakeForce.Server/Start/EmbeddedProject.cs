using FakeForce.Engine.Schema;
using FakeForce.Server.Options;
using FakeForce.Server.Project;

namespace FakeForce.Server.Start;

/// <summary>The projects of code that embeds a server; a start from the command line has read its own by then.</summary>
internal static class EmbeddedProject
{
    /// <summary>The options with the projects among their definitions. Throws <see cref="InvalidDefinitionException"/> with file and line of what is wrong.</summary>
    public static FakeForceOptions Read(FakeForceOptions options)
    {
        if (options.Project.Count == 0) return options;
        var project = ProjectReading.Read(options.Project, Directory.GetCurrentDirectory(), options.Definitions);
        var read = options with { Definitions = project.Definitions, Project = [] };
        List<string> problems = [.. project.Problems(options.Strict), .. DefinitionChecks.Find(read).Problems.Select(project.Located)];
        return problems.Count == 0 ? read : throw new InvalidDefinitionException(problems);
    }
}
