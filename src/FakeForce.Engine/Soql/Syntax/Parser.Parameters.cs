namespace FakeForce.Engine.Soql.Syntax;

internal sealed partial class Parser
{
    // parameter = ":" name
    private Literal? ParseParameter()
    {
        if (!takesParameters || !tokens.Is(TokenKind.Colon)) return null;
        var position = tokens.Take().Start;
        return new Literal(LiteralKind.Parameter, position, tokens.Word().Text);
    }

    /// <summary>A text that is one literal and nothing else, as a query would write it; null if it is none.</summary>
    public static Literal? LiteralOf(string text)
    {
        try
        {
            var parser = new Parser(new TokenStream(text));
            var literal = parser.ParseLiteral();
            return parser.tokens.Is(TokenKind.End) ? literal : null;
        }
        catch (SalesforceException)
        {
            return null;
        }
    }
}
