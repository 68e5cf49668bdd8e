using System.Text.RegularExpressions;

namespace FakeForce.Server.Tests.Meta;

/// <summary>Size and wording of src/. The numbers are a ratchet: whoever finds them too wide makes them smaller, never larger.</summary>
public sealed partial class TidyTests
{
    [Theory]
    [InlineData("median", 50, 40)]
    [InlineData("95th percentile", 95, 120)]
    [InlineData("longest", 100, 250)]
    public void Files_are_short(string which, int percent, int most)
    {
        var lengths = Sources.All.Select(file => (file.Lines.Length, file.Path)).Order().ToList();
        AssertWithin(which, Percentile(lengths, percent), most);
    }

    [Theory]
    [InlineData("median", 50, 9)]
    [InlineData("95th percentile", 95, 22)]
    [InlineData("longest", 100, 70)]
    public void Functions_are_short(string which, int percent, int most)
    {
        var lengths = Sources.All.SelectMany(Functions.Of).Select(function => (function.Lines, function.Header)).Order().ToList();
        Assert.True(lengths.Count > 500, "the scan no longer finds the functions");
        AssertWithin(which, Percentile(lengths, percent), most);
    }

    /// <summary>Small records of one family may share a file, so this is a share of the files and not a rule for each.</summary>
    [Fact]
    public void Most_files_hold_one_type()
    {
        var several = Sources.All.Count(file => file.Lines.Count(line => TopLevelType().IsMatch(line)) > 1);
        Assert.True(several * 100 <= Sources.All.Count * 15, $"{several} of {Sources.All.Count} files hold more than one type");
    }

    [Fact]
    public void Nothing_is_left_over() => Assert.Empty(Lines(Leftover()));

    [Fact]
    public void Names_say_what_things_are() => Assert.Empty(Lines(EmptyName()));

    [Fact]
    public void No_interface_has_only_one_implementation()
    {
        var text = string.Join('\n', Sources.All.SelectMany(file => file.Lines));
        var interfaces = Interface().Matches(text).Select(match => match.Groups[1].Value);
        Assert.DoesNotContain(interfaces, name => Regex.Count(text, $@"\b(class|record|struct)\b[^\n]*:[^\n]*\b{name}\b") < 2);
    }

    [Fact]
    public void Nothing_names_a_place_on_one_machine()
    {
        string[] endings = [".cs", ".csproj", ".props", ".targets", ".md", ".json", ".txt", ".py", ".js", ".mjs", ".sh", "Dockerfile"];
        var found = from folder in (string[])["src", "tests", "openapi", "protos"]
                    from ending in endings
                    from path in Sources.Files(folder, ending)
                    where !path.EndsWith("package-lock.json", StringComparison.Ordinal)
                    from line in File.ReadLines(Path.Combine(Sources.Root, path))
                    where MachinePlace().IsMatch(line)
                    select $"{path}: {line.Trim()}";
        Assert.Empty(found);
    }

    private static IEnumerable<string> Lines(Regex unwanted) =>
        from file in Sources.All
        from line in file.Lines
        where unwanted.IsMatch(line)
        select $"{file}: {line.Trim()}";

    private static (int Lines, string Where) Percentile(List<(int, string)> sorted, int percent) => sorted[(sorted.Count - 1) * percent / 100];

    private static void AssertWithin(string which, (int Lines, string Where) found, int most) =>
        Assert.True(found.Lines <= most, $"{which}: {found.Lines} lines, at most {most} are allowed: {found.Where}");

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException|Console\.Write|Debugger\.|#if DEBUG")]
    private static partial Regex Leftover();

    // The base class library has an XmlNamespaceManager; ours would be the subject of "class", "record" and so on.
    [GeneratedRegex(@"\b(class|record|struct|interface|enum|namespace)\s+[\w.]*(Manager|Helper|Helpers|Util|Utils|Utility|Processor)\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|abstract|static|readonly|partial|ref) )*(?:class|record|struct|interface|enum|delegate) ")]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"\binterface (I[A-Z]\w*)")]
    private static partial Regex Interface();

    // Written in pieces, or the expression would find itself.
    [GeneratedRegex("/wor" + @"k/|/roo" + @"t/|/hom" + @"e/\w|share" + @"d/|C:\\\\?Users|\b(rest|soql|clients|bulk|events|design|style)\.m" + "d")]
    private static partial Regex MachinePlace();
}
