using System.Text.RegularExpressions;
using FakeForce.Engine;
using FakeForce.Testing;

namespace FakeForce.Server.Tests.Meta;

/// <summary>Who may know whom.</summary>
public sealed class LayerTests
{
    private static readonly string[] faces = ["Control", "OAuth", "Rest", "Soap", "Bulk", "PubSub", "Cometd", "GraphQL", "OData", "Console", "ApexRest"];

    [Fact]
    public void The_engine_references_no_protocol_and_no_layout_of_bodies()
    {
        string[] allowed = ["LiteDB", "System.", "Microsoft.Win32.", "netstandard", "mscorlib"];
        string[] forbidden = ["System.Net.Http", "System.Net.Sockets", "System.Text.Json", "System.Private.Xml", "System.Xml.ReaderWriter"];
        var references = typeof(Org).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();
        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, name => forbidden.Contains(name) || !allowed.Any(start => name.StartsWith(start, StringComparison.Ordinal)));
        Assert.Empty(Uses(@"Microsoft\.AspNetCore|Grpc\.|System\.Net\.Http|HttpClient|StatusCodes|System\.Text\.Json|System\.Xml", file => file.Project == "FakeForce.Engine"));
    }

    [Fact]
    public void A_face_never_references_another_face()
    {
        var names = string.Join('|', faces);
        var face = new Regex($@"using (?:static |\w+ = )?FakeForce\.Server\.({names})\b|(?<![.\w])({names})\.[A-Z]\w+[.(]", RegexOptions.Compiled);
        var found = from file in Sources.All
                    where file.Project == "FakeForce.Server" && faces.Contains(file.Folder)
                    from line in file.Lines
                    from match in face.Matches(line)
                    where match.Groups[1].Value + match.Groups[2].Value != file.Folder
                    select $"{file}: {line.Trim()}";
        Assert.Empty(found);
    }

    [Fact]
    public void Only_the_journal_names_LiteDB() =>
        Assert.Empty(Uses(@"\bLite(DB|Database|Engine)\b|\bBson\w+", file => file.Folder != "Journal"));

    /// <summary>The banned-symbols analyzer finds most of these; this finds who silences it.</summary>
    [Fact]
    public void Only_Ambient_touches_clock_ids_and_chance() =>
        Assert.Empty(Uses(
            @"TimeProvider\.System|DateTime(Offset)?\.(UtcNow|Now|Today)|Guid\.(NewGuid|CreateVersion7)|new Random\(|Random\.Shared|Stopwatch|Environment\.TickCount|RS0030",
            file => file.Folder != "Ambient"));

    [Fact]
    public void The_engine_never_names_the_server() =>
        Assert.Empty(Uses(@"FakeForce\.Server\b", file => file.Project == "FakeForce.Engine"));

    [Fact]
    public void Only_the_fixture_knows_xUnit_only_the_container_Docker_and_no_one_below_them_the_packages_for_tests()
    {
        Assert.Empty(Uses(@"\bXunit;|\bXunit\.", file => file.Project != "FakeForce.Testing.Xunit"));
        Assert.Empty(Uses(@"\bDotNet\.Testcontainers|\bDocker\.DotNet", file => file.Project != "FakeForce.Testing.Testcontainers"));
        Assert.Empty(Uses(@"\bFakeForce\.Testing\b", file => file.Project is "FakeForce.Engine" or "FakeForce.Server"));
        var references = typeof(Forking).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);
        Assert.DoesNotContain(references, name => name.StartsWith("xunit", StringComparison.OrdinalIgnoreCase) || name.Contains("Docker", StringComparison.Ordinal) || name == "Testcontainers");
    }

    /// <summary>One more project needs a reason, in its project file and on the README's page of how it works inside, and a rule above.</summary>
    [Fact]
    public void The_projects_are_those_that_the_rules_know() =>
        Assert.Equal(["FakeForce.Engine", "FakeForce.Server", "FakeForce.Testing", "FakeForce.Testing.Testcontainers", "FakeForce.Testing.Xunit"], Sources.All.Select(file => file.Project).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> Uses(string pattern, Func<SourceFile, bool> among)
    {
        var wanted = new Regex(pattern, RegexOptions.Compiled);
        return from file in Sources.All
               where among(file)
               from line in file.Lines
               where !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && wanted.IsMatch(line)
               select $"{file}: {line.Trim()}";
    }
}
