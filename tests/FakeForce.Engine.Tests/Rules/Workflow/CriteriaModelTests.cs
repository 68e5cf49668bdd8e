using System.Globalization;
using CsCheck;
using FakeForce.Engine.Rules.Workflow;

namespace FakeForce.Engine.Tests.Rules.Workflow;

/// <summary>Random criteria against the plainest model of each operation, over values that are often equal, blank or of another case.</summary>
public sealed class CriteriaModelTests
{
    private static readonly string[] words = ["a", "A", "ab", "B", "b c", "x,y", "say \"hi\"", "é", "Z"];
    private static readonly FilterOperation[] orders = [FilterOperation.LessThan, FilterOperation.LessOrEqual, FilterOperation.GreaterThan, FilterOperation.GreaterOrEqual];
    private static readonly FilterOperation[] parts = [FilterOperation.Contains, FilterOperation.NotContain, FilterOperation.StartsWith];

    private static readonly Gen<string> word = Of(words);
    private static readonly Gen<string?> present = Gen.Select(Gen.Bool, word).Select((isThere, text) => isThere ? text : null);

    [Fact]
    public void Texts_are_any_of_the_values() => Gen.Select(Of(FilterOperation.Equals, FilterOperation.NotEqual), Of([.. words, ""]).Array[1, 4], present).Sample((operation, values, text) =>
    {
        var isAny = values.Any(value => Folded(value) == Folded(text ?? ""));
        return CriteriaThing.Matches("Text__c", operation, Written(values), text) == (operation == FilterOperation.Equals ? isAny : !isAny);
    });

    [Fact]
    public void Parts_of_texts_are_those_of_any_value() => Gen.Select(Of(parts), word.Array[1, 4], present).Sample((operation, values, text) =>
    {
        bool Has(string value) => text is not null && (operation == FilterOperation.StartsWith ? Folded(text).StartsWith(Folded(value), StringComparison.Ordinal) : Folded(text).Contains(Folded(value), StringComparison.Ordinal));
        return CriteriaThing.Matches("Text__c", operation, Written(values), text) == (values.Any(Has) != (operation == FilterOperation.NotContain));
    });

    [Fact]
    public void Numbers_are_compared_as_numbers() => Gen.Select(Of(orders), Gen.Int[-3, 3], Gen.Select(Gen.Bool, Gen.Int[-3, 3]).Select((isThere, number) => isThere ? number : (int?)null)).Sample((operation, value, number) =>
        CriteriaThing.Matches("Number__c", operation, (value / 2m).ToString(CultureInfo.InvariantCulture), number is { } there ? (there / 2m).ToString(CultureInfo.InvariantCulture) : null) == InOrder(operation, number, value));

    [Fact]
    public void Days_are_compared_as_days() => Gen.Select(Of(orders), Gen.Int[0, 5], Gen.Select(Gen.Bool, Gen.Int[0, 5]).Select((isThere, number) => isThere ? number : (int?)null)).Sample((operation, value, day) =>
        CriteriaThing.Matches("Date__c", operation, Day(value), day is { } there ? Day(there) : null) == InOrder(operation, day, value));

    [Fact]
    public void Choices_are_sets()
    {
        var set = Of("A", "B", "C").Array[1, 3].Select(all => all.Distinct().ToArray());
        Gen.Select(Of(FilterOperation.Includes, FilterOperation.Excludes), set.Array[1, 3], Gen.Select(Gen.Bool, set).Select((isThere, all) => isThere ? all : [])).Sample((operation, values, chosen) =>
        {
            var has = values.Any(value => value.All(chosen.Contains));
            var text = string.Join(',', values.Select(value => string.Join(';', value).ToLowerInvariant()));
            return CriteriaThing.Matches("Choices__c", operation, text, chosen.Length == 0 ? null : string.Join(';', chosen)) == (has == (operation == FilterOperation.Includes));
        });
    }

    private static bool InOrder(FilterOperation operation, int? left, int right) => left is { } value && operation switch
    {
        FilterOperation.LessThan => value < right,
        FilterOperation.LessOrEqual => value <= right,
        FilterOperation.GreaterThan => value > right,
        _ => value >= right,
    };

    private static Gen<T> Of<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(place => all[place]);

    private static string Folded(string text) => text.ToUpperInvariant();

    private static string Day(int number) => new DateOnly(2026, 2, 26).AddDays(number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Written(string[] values) => string.Join(", ", values.Select(value => value.AsSpan().ContainsAny(',', '"') ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value));
}
