using System.Text;
using FakeForce.Engine.Sosl.Syntax;

namespace FakeForce.Engine.Tests.Sosl.Syntax;

/// <summary>Search texts and the trees they stand for; errors with their place.</summary>
public sealed class SearchQueryParserTests
{
    [Theory]
    [InlineData("acme", "ACME")]
    [InlineData("john smith", "(JOHN & SMITH)")]
    [InlineData("john AND smith", "(JOHN & SMITH)")]
    [InlineData("john and smith", "(JOHN & SMITH)")]
    [InlineData("john OR smith", "(JOHN | SMITH)")]
    [InlineData("john AND NOT smith", "(JOHN - SMITH)")]
    [InlineData("john not smith", "(JOHN & NOT & SMITH)")]
    [InlineData("\"john smith\"", "JOHN~SMITH")]
    [InlineData("\"and\" \"or\"", "(AND & OR)")]
    [InlineData("a\\nd or b", "(AND | B)")]
    [InlineData("MyProspect AND \"John Smith\" OR MyCompany", "((MYPROSPECT & JOHN~SMITH) | MYCOMPANY)")]
    [InlineData("MyProspect AND (\"John Smith\" OR MyCompany)", "(MYPROSPECT & (JOHN~SMITH | MYCOMPANY))")]
    [InlineData("a1 OR bb cc OR dd", "(A~1 | (BB & CC) | DD)")]
    [InlineData("aa AND NOT bb AND cc", "(AA - BB & CC)")]
    [InlineData("mylogin@mycompany.com", "MYLOGIN~MYCOMPANY~COM")]
    [InlineData("Web2Case", "WEB~2~CASE")]
    [InlineData("john*", "JOHN*")]
    [InlineData("jo?n", "JO?N")]
    [InlineData("*john*", "JOHN*")]
    [InlineData("?john", "JOHN")]
    [InlineData("mi* meyers", "(MI* & MEYERS)")]
    [InlineData("abc1*", "ABC~1*")]
    [InlineData("ab*12", "AB*~12")]
    [InlineData("\"my wo?d\"", "MY~WO?D")]
    [InlineData("\"acme.com\"", "ACME[.]COM")]
    [InlineData("\"where are you\\?\"", "WHERE~ARE~YOU[?]")]
    [InlineData("\\{1\\+1\\}\\:2", "1~1~2")]
    [InlineData("acme \\& bolt", "(ACME & BOLT)")]
    [InlineData("\\& acme", "ACME")]
    [InlineData("acme AND NOT \\&", "ACME")]
    [InlineData("東京都", "東~京~都")]
    [InlineData("ACME東京", "ACME~東~京")]
    [InlineData("o\\'brien", "O~BRIEN")]
    [InlineData("(((ab)))", "AB")]
    public void A_text_reads_as_a_tree(string text, string tree) => Assert.Equal(tree, Shown(SearchQueryParser.Parse(text, 0, text.Length)));

    [Theory]
    [InlineData("john smith", "(JOHN | SMITH)")]
    [InlineData("john AND smith jane", "((JOHN & SMITH) | JANE)")]
    public void Articles_documents_and_solutions_join_terms_by_or(string text, string tree) =>
        Assert.Equal(tree, Shown(SearchQueryParser.Parse(text, 0, text.Length, implicitOr: true)));

    [Fact]
    public void Beyond_4000_characters_operators_are_dropped()
    {
        var text = "(aa AND NOT bb) " + new string('x', SearchQueryParser.LongestWithOperators);
        Assert.StartsWith("(AA | BB | XXX", Shown(SearchQueryParser.Parse(text, 0, text.Length)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData(" a ")]
    [InlineData("a*")]
    [InlineData("*")]
    [InlineData("\"a\"")]
    public void A_single_character_is_too_short(string text)
    {
        var error = Refused(text);
        Assert.Equal(("INVALID_SEARCH", "search term must be longer than one character: " + text), (error.Code, error.Message));
    }

    [Fact]
    public void A_single_character_is_enough_where_it_is_a_word() => Assert.Equal("都", Shown(SearchQueryParser.Parse("都", 0, 1)));

    [Theory]
    [InlineData("John|jane", 4, "|")]
    [InlineData("a&b", 1, "&")]
    [InlineData("555-1234", 3, "-")]
    [InlineData("name:acme", 4, ":")]
    [InlineData("O'Brien", 1, "'")]
    [InlineData("\"John-Smith\"", 5, "-")]
    [InlineData("\"John Smith", 11, "<EOF>")]
    [InlineData("acme\\", 4, "\\")]
    public void Reserved_characters_need_a_backslash(string text, int column, string character) =>
        Assert.EndsWith($"^\nERROR at Row:1:Column:{column}\nline 1:{column} mismatched character '{character}' expecting '}}'", Refused(text).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("(acme", "}")]
    [InlineData("acme)", ")")]
    [InlineData("()", ")")]
    [InlineData("AND acme", "AND")]
    [InlineData("acme OR", "}")]
    [InlineData("acme AND OR bolt", "OR")]
    [InlineData("acme AND NOT", "}")]
    public void Operators_need_operands(string text, string token) => Assert.EndsWith($"unexpected token: '{token}'", Refused(text).Message, StringComparison.Ordinal);

    [Fact]
    public void A_thousand_parentheses_are_an_error() =>
        Assert.Equal("MALFORMED_SEARCH", Refused(new string('(', 1_000) + "acme" + new string(')', 1_000)).Code);

    [Fact]
    public void A_chain_may_be_as_long_as_a_text()
    {
        var text = string.Join(" AND NOT ", Enumerable.Repeat("ab", 360));
        Assert.Equal(360, Assert.IsType<SearchChain>(SearchQueryParser.Parse(text, 0, text.Length)).Operands.Count);
    }

    private static SalesforceException Refused(string text) => Assert.Throws<SalesforceException>(() => SearchQueryParser.Parse(text, 0, text.Length));

    private static string Shown(SearchNode node) => node switch
    {
        SearchTerm term => Term(term),
        SearchEither either => $"({string.Join(" | ", either.Alternatives.Select(Shown))})",
        SearchChain chain => "(" + string.Concat(chain.Operands.Select((o, i) => (i == 0 ? "" : chain.Negated[i - 1] ? " - " : " & ") + Shown(o))) + ")",
        _ => "",
    };

    // ~ parts words between which anything may stand, [x] is punctuation that must stand there.
    private static string Term(SearchTerm term)
    {
        var text = new StringBuilder();
        for (var i = 0; i <= term.Words.Count; i++)
        {
            var inside = i > 0 && i < term.Words.Count;
            text.Append(term.Separators[i].Length > 0 ? $"[{term.Separators[i]}]" : inside ? "~" : "");
            if (i < term.Words.Count) text.Append(term.Words[i]);
        }
        return text.ToString();
    }
}
