using System.Text.RegularExpressions;
using FakeForce.Engine;

namespace FakeForce.Server.Tests.Meta;

/// <summary>Who may know whom.</summary>
public sealed class LayerTests
{
    private static readonly string[] faces = ["Control", "OAuth", "Rest", "Soap", "Bulk", "PubSub", "Cometd", "GraphQL", "OData", "Console"];

    /// <summary>What one face takes from another, with the reason. A new line here is a decision, not a way out.</summary>
    private static readonly Dictionary<(string From, string To), string> borrowed = new()
    {
        [("OAuth", "Control")] = "POST /_fakeforce/token hands out a session, and its errors have the control plane's form",
        [("Soap", "OAuth")] = "login() is one more log-in: it shares OAuthServer, what log-ins need of their host",
    };

    [Fact]
    public void The_engine_references_no_protocol()
    {
        string[] allowed = ["LiteDB", "System.", "Microsoft.Win32.", "netstandard", "mscorlib"];
        string[] forbidden = ["System.Net.Http", "System.Text.Json", "System.Net.Sockets"];
        var references = typeof(Org).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();
        Assert.NotEmpty(references);
        Assert.DoesNotContain(references, name => forbidden.Contains(name) || !allowed.Any(start => name.StartsWith(start, StringComparison.Ordinal)));
        Assert.Empty(Uses(@"Microsoft\.AspNetCore|Grpc\.|System\.Net\.Http|HttpClient|StatusCodes", file => file.Project == "FakeForce.Engine"));
    }

    [Fact]
    public void A_face_never_references_another_face()
    {
        var found = from file in Sources.All
                    where file.Project == "FakeForce.Server" && faces.Contains(file.Folder)
                    from other in faces
                    where other != file.Folder && !borrowed.ContainsKey((file.Folder, other))
                    where file.Lines.Any(line => Regex.IsMatch(line, $@"using (static |\w+ = )?FakeForce\.Server\.{other}\b|(?<![.\w]){other}\.[A-Z]\w+[.(]"))
                    select $"{file} uses {other}";
        Assert.Empty(found);
    }

    [Fact]
    public void Every_loan_between_faces_is_still_in_use()
    {
        var unused = borrowed.Keys.Where(loan => !Uses($@"using FakeForce\.Server\.{loan.To}\b", file => file.Project == "FakeForce.Server" && file.Folder == loan.From).Any());
        Assert.Empty(unused);
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
