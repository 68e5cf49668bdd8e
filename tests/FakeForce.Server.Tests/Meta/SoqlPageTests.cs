using System.Text.RegularExpressions;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Server.Tests.Meta;

/// <summary>The page that lists SOQL's clauses and functions tells the truth: each name is known to the engine and used by a test that it stands beside.</summary>
public sealed partial class SoqlPageTests
{
    private static readonly string[] page = File.ReadAllLines(Path.Combine(Sources.Root, "src/FakeForce.Engine/Soql/README.md"));
    private static readonly Dictionary<string, string> tests = Sources.Files("tests", "Tests.cs").Where(p => p.Contains("/Soql/", StringComparison.Ordinal) || p.Contains("/Rest/", StringComparison.Ordinal))
        .GroupBy(p => Path.GetFileNameWithoutExtension(p)).ToDictionary(g => g.Key, g => string.Join('\n', g.Select(p => File.ReadAllText(Path.Combine(Sources.Root, p)))));

    [Fact]
    public void Every_function_and_date_literal_of_the_engine_is_on_the_page()
    {
        string[] functions = [FunctionNames.ToLabel, FunctionNames.Format, FunctionNames.ConvertCurrency, FunctionNames.Distance, FunctionNames.Geolocation];
        var listed = page.SelectMany(NamesIn).ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.Equal([], AggregateFunctions.All.Concat(DateFunctionNames.All).Concat(DateLiterals.All).Concat(functions).Except(listed, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_test_on_the_page_exists() =>
        Assert.Equal([], page.Where(IsRow).SelectMany(row => NamesIn(row.Split('|')[2])).Select(NameOf).Except(tests.Keys));

    [Fact]
    public void Every_name_on_the_page_stands_in_a_test_that_it_names()
    {
        var missing = page.Where(IsRow).SelectMany(row => NamesIn(row.Split('|')[1]).Where(name => !Uses(row, name)));
        Assert.Empty(missing);
    }

    private static bool Uses(string row, string name)
    {
        var words = name.Split(' ', '…').Where(w => w.Length > 0).Select(w => w.TrimEnd('(', ')'));
        var text = string.Join('\n', NamesIn(row.Split('|')[2]).Select(test => tests.GetValueOrDefault(NameOf(test), "")));
        return words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private static string NameOf(string test) => test.Split('.')[^1];

    private static bool IsRow(string line) => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains('`', StringComparison.Ordinal);

    private static IEnumerable<string> NamesIn(string text) => Quoted().Matches(text).Select(m => m.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
