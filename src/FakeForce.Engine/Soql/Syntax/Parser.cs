namespace FakeForce.Engine.Soql.Syntax;

/// <summary>
/// Reads a statement into its syntax tree by recursive descent: one method per rule, with the rule above it. The rules
/// follow the SOQL reference and the clause order that it demands; what the words mean is the binder's affair.
/// </summary>
internal sealed partial class Parser
{
    /// <summary>Characters of a statement (SOQL and SOSL reference, "SOQL limits").</summary>
    public const int LongestStatement = 100_000;

    /// <summary>Brackets, functions and sub-queries inside each other; far more than people write, far less than a stack holds.</summary>
    private const int DeepestNesting = 100;

    private readonly TokenStream tokens;
    private int depth;

    private readonly bool takesParameters;

    private Parser(TokenStream tokens, bool takesParameters = false) => (this.tokens, this.takesParameters) = (tokens, takesParameters);

    /// <summary>Named queries may say :name where others must say a value.</summary>
    public static Query Parse(string? text, bool takesParameters = false)
    {
        if (string.IsNullOrWhiteSpace(text)) throw SoqlErrors.NoQuery.Plain();
        if (text.Length > LongestStatement) throw SoqlErrors.TooLong.Plain();
        var parser = new Parser(new TokenStream(text), takesParameters);
        var query = parser.ParseQuery();
        return parser.tokens.Is(TokenKind.End) ? query : throw parser.tokens.Unexpected();
    }

    /// <summary>A condition alone, as channels of events filter by.</summary>
    public static Condition ParseFilter(string text)
    {
        var parser = new Parser(new TokenStream(text));
        var condition = parser.ParseCondition();
        return parser.tokens.Is(TokenKind.End) ? condition : throw parser.tokens.Unexpected();
    }

    // query = SELECT selectList FROM from [USING SCOPE name] [WHERE condition] [WITH with] [GROUP BY groupBy [HAVING condition]]
    //         [ORDER BY orderBy] [LIMIT n] [OFFSET n] [ALL ROWS] for [UPDATE words] [ALL ROWS]
    private Query ParseQuery()
    {
        var position = tokens.Current.Start;
        tokens.Expect("SELECT");
        var select = ParseSelectList();
        tokens.Expect("FROM");
        var from = ParseFrom();
        var scope = ParseScope();
        var where = tokens.TryTake("WHERE") ? ParseCondition() : null;
        var with = ParseWith();
        var groupBy = ParseGroupBy();
        var having = tokens.TryTake("HAVING") ? ParseCondition() : null;
        var query = new Query
        {
            Position = position,
            Select = select,
            From = from,
            Scope = scope,
            Where = where,
            With = with,
            GroupBy = groupBy,
            Having = having,
            OrderBy = ParseOrderBy(),
            Limit = ParseCount("LIMIT"),
            Offset = ParseCount("OFFSET"),
            AllRows = ParseAllRows(),
            For = ParseFor(),
            Update = ParseUpdate(),
        };
        // The reference shows ALL ROWS at the very end, Salesforce's own grammar before FOR: both stand.
        return query.AllRows is null ? query with { AllRows = ParseAllRows() } : query;
    }

    // Every rule that can contain itself passes here, so that a million brackets are an error and not a stack overflow.
    private T Nested<T>(Func<T> rule)
    {
        if (++depth > DeepestNesting) throw tokens.Unexpected();
        var result = rule();
        depth--;
        return result;
    }

    // list(item) = item {"," item}
    private List<T> ParseList<T>(Func<T> item)
    {
        var items = new List<T>(4) { item() };
        while (tokens.TryTake(TokenKind.Comma)) items.Add(item());
        return items;
    }
}
