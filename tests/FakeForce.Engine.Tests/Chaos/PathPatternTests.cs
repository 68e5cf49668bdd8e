using System.Text.RegularExpressions;
using CsCheck;
using FakeForce.Engine.Chaos;

namespace FakeForce.Engine.Tests.Chaos;

public sealed class PathPatternTests
{
    private static readonly Gen<string> patterns = Gen.Int[0, 7].Select(i => new[] { "a", "b", "ab", "*", "a*", "*b", "a*b", "**" }[i]).Array[1, 5].Select(parts => "/" + string.Join('/', parts));
    private static readonly Gen<string> paths = Gen.Int[0, 5].Select(i => new[] { "a", "b", "ab", "AB", "aab", "c" }[i]).Array[1, 5].Select(parts => "/" + string.Join('/', parts));

    /// <summary>Against a regular expression: segments have no slash, ** is any number of them.</summary>
    [Fact]
    public void A_pattern_matches_what_its_regular_expression_does() => Gen.Select(patterns, paths).Sample((pattern, path) =>
    {
        var parts = pattern[1..].Split('/').Select(part => part == "**" ? "(?:/[^/]+)*" : "/" + Regex.Escape(part).Replace("\\*", "[^/]*", StringComparison.Ordinal));
        var expected = Regex.IsMatch(path, "^" + string.Concat(parts) + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
        Assert.Equal(expected, new PathPattern(pattern).Matches(new FaultCall("rest", "GET", path, null, default, null).Segments));
    }, iter: 5_000);
}
