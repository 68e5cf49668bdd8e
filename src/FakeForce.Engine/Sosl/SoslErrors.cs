using FakeForce.Engine.Soql;

namespace FakeForce.Engine.Sosl;

/// <summary>One line of the table of search errors: Salesforce's code and text.</summary>
internal sealed record SoslError(string Code, string Text)
{
    /// <summary>
    /// The positional form. Search errors count columns from 0 and show the whole line, unlike query errors: live answers
    /// name column 10 for the eleventh character, and put the caret one place before it.
    /// </summary>
    public SalesforceException At(string source, int position)
    {
        position = Math.Clamp(position, 0, source.Length);
        var place = SourcePosition.Of(source, position);
        var column = place.Column - 1;
        var start = position - column;
        var end = source.IndexOf('\n', position);
        var line = source[start..(end < 0 ? source.Length : end)];
        return new(Code, $"\n{line}\n{new string(' ', Math.Max(0, column - 1))}^\nERROR at Row:{place.Row}:Column:{column}\n{Text}");
    }

    public SalesforceException Plain() => new(Code, Text);
}

/// <summary>
/// Every way in which a search is refused. Texts are Salesforce's where an answer of a real org or its reference shows
/// them; those under "Ours" are for rules whose text no source gives.
/// </summary>
internal static class SoslErrors
{
    // The search text
    public static readonly SoslError NoSearchTerm = Malformed("No search term found. The search term must be enclosed in braces.");
    public static SoslError TooShort(string text) => new("INVALID_SEARCH", $"search term must be longer than one character: {text}");
    public static SoslError Mismatched(SourcePosition at, string character) => Malformed($"line {at.Row}:{at.Column - 1} mismatched character '{character}' expecting '}}'");

    // Clauses
    public static SoslError MalformedToken(string token) => Malformed($"Malformed search token: {token}");
    public static SoslError UnexpectedToken(string token) => Malformed($"unexpected token: '{token}'");
    public static SoslError NotSearchable(string type) => new("INVALID_TYPE_FOR_OPERATION", $"entity type {type} does not support search");
    public static readonly SoslError OffsetOutOfRange = new("INVALID_SEARCH", "SOSL offset should be between 0 to 2000");

    // WITH and UPDATE
    public static readonly SoslError NoDivisions = Malformed("divisions are not enabled");
    public static readonly SoslError NullNetwork = Malformed("NULL cannot be used for WITH NETWORK clause");
    public static readonly SoslError PricebookNotIn = Malformed("IN cannot be used for WITH PriceBookId clause");
    public static readonly SoslError PricebookWithoutProduct = new("INVALID_SEARCH", "PricebookId filter can only be applied to 'Product2' search");
    public static SoslError NoSuchCategoryGroup(string name) => new("INVALID_SEARCH", $"The category group name is not valid for the entities you are searching: {name}");
    public static SoslError UpdateNeedsKnowledge(string option) => Malformed($"Only KnowledgeArticle and KnowledgeArticleVersion support UPDATE {option}.");

    // Ours
    public static readonly SoslError NoSearch = Malformed("A search string has to be specified");
    public static readonly SoslError TooLong = Malformed("SOSL statement exceeds the maximum length of 100,000 characters");
    public static readonly SoslError OffsetWithSeveralObjects = Malformed("OFFSET can be used only when searching a single object");
    public static SoslError RepeatedObject(string type) => Malformed($"Each object in RETURNING must be distinct: {type}");
    public static SoslError ApexOnly(string clause) => Malformed($"{clause} is only allowed in Apex code");
    public static SoslError Since(string clause, int version) => Malformed($"{clause} is available in API version {version}.0 and later");
    public static SoslError NotSupportedYet(string clause) => Malformed($"{clause} is not supported yet by FakeForce");

    private static SoslError Malformed(string text) => new("MALFORMED_SEARCH", text);
}
