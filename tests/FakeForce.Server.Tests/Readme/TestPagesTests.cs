using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FakeForce.Server.Tests.Clients;

namespace FakeForce.Server.Tests.Readme;

/// <summary>The pages of "In your tests" for other languages: each is written to its file and run against a server.</summary>
public sealed partial class TestPagesTests
{
    // What JUnit is to the page, where no registry need be asked for it: the three annotations and the one assertion, and who calls them.
    private static readonly (string Path, string Text)[] junit =
    [
        .. new[] { "Test", "BeforeEach", "AfterEach" }.Select(name => ($"org/junit/jupiter/api/{name}.java", $"package org.junit.jupiter.api; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface {name} {{ }}")),
        ("org/junit/jupiter/api/Assertions.java", "package org.junit.jupiter.api; public class Assertions { public static void assertEquals(Object expected, Object actual) { if (!expected.equals(actual)) throw new AssertionError(expected + \" is not \" + actual); } }"),
        ("Main.java", """
            import java.lang.annotation.Annotation;
            import org.junit.jupiter.api.*;
            class Main {
                static void call(Object test, Class<? extends Annotation> kind) throws Exception { for (var m : test.getClass().getDeclaredMethods()) if (m.isAnnotationPresent(kind)) m.invoke(test); }
                public static void main(String[] a) throws Exception { var t = new FakeForceTest(); call(t, BeforeEach.class); call(t, Test.class); call(t, AfterEach.class); System.out.println("1 test"); }
            }
            """),
    ];

    [Fact]
    public async Task Node()
    {
        RealClients.Require("node");
        Assert.Contains("# pass 1\n", await RunAsync("js", [], "node", "--test", "fakeforce.test.mjs"), StringComparison.Ordinal);
    }

    // pytest calls every function whose name begins so; that is all it does for the page.
    [Fact]
    public async Task Python()
    {
        RealClients.Require("python3");
        Assert.Equal("1 test\n", await RunAsync("python", [], "python3", "-c", "import test_fakeforce as t; tests = [f for n, f in vars(t).items() if n.startswith('test_')]; [f() for f in tests]; print(len(tests), 'test')"));
    }

    [Fact]
    public async Task Java()
    {
        Assert.SkipUnless(ProgramEnd.Exists("javac"), "there is no javac here");
        Assert.Equal("1 test\n", await RunAsync("java", junit, "bash", "-c", "javac -d out $(find . -name '*.java') && java -cp out Main"));
    }

    private static async Task<string> RunAsync(string language, IEnumerable<(string Path, string Text)> more, string program, params string[] arguments)
    {
        await using var server = await Server.StartAsync();
        var folder = Directory.CreateTempSubdirectory("fakeforce-page-");
        try
        {
            foreach (var (path, text) in more.Append(Page(language)))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.FullName, path))!);
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, path), text, Server.Ending);
            }
            var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["FAKEFORCE"] = server.Address.GetLeftPart(UriPartial.Authority);
            start.Environment["no_proxy"] = "localhost,127.0.0.1";
            using var run = Process.Start(start)!;
            var (output, errors) = (run.StandardOutput.ReadToEndAsync(Server.Ending), run.StandardError.ReadToEndAsync(Server.Ending));
            await run.WaitForExitAsync(Server.Ending);
            Assert.True(run.ExitCode == 0, await output + await errors);
            using var http = server.Client();
            Assert.DoesNotContain("org-2", await http.GetStringAsync("/_fakeforce/orgs", Server.Ending), StringComparison.Ordinal);
            return await output;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The first line names the file.
    private static (string Path, string Text) Page(string language, [CallerFilePath] string here = "")
    {
        var readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "README.md"));
        var section = readme[readme.IndexOf("\n## In your tests\n", StringComparison.Ordinal)..];
        var text = Block().Matches(section[..section.IndexOf("\n## ", 2, StringComparison.Ordinal)]).Single(block => block.Groups["language"].Value == language).Groups["text"].Value;
        return (text[..text.IndexOf('\n', StringComparison.Ordinal)].TrimStart('/', '#', ' '), text);
    }

    [GeneratedRegex("```(?<language>\\w+)\n(?<text>.*?)```\n", RegexOptions.Singleline)]
    private static partial Regex Block();
}
