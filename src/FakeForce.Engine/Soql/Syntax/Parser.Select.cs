namespace FakeForce.Engine.Soql.Syntax;

internal sealed partial class Parser
{
    // selectList = selectItem {"," selectItem}
    private List<SelectItem> ParseSelectList() => ParseList(ParseSelectItem);

    // selectItem = "(" query ")" | typeOf | fields | operand [alias]
    private SelectItem ParseSelectItem()
    {
        if (tokens.TryTake(TokenKind.OpenParenthesis)) return ParseSubQuery();
        if (tokens.Is("TYPEOF") && tokens.AheadIs(TokenKind.Name) && !tokens.AheadIs("FROM")) return ParseTypeOf();
        if (tokens.Is("FIELDS") && tokens.AheadIs(TokenKind.OpenParenthesis)) return ParseFields();
        if (tokens.Is("FROM") && !tokens.AheadIs(TokenKind.Comma) && !tokens.AheadIs("FROM")) throw tokens.Unexpected();
        var operand = ParseOperand();
        // COUNT() stands alone, without an alias.
        if (operand is FunctionCall { Arguments.Count: 0 } call && call.Name.Is("COUNT") && !tokens.Is("FROM")) throw tokens.Unexpected();
        return new OperandItem(operand, ParseSelectAlias());
    }

    private SubQueryItem ParseSubQuery()
    {
        var query = Nested(ParseQuery);
        tokens.ExpectClose();
        return new SubQueryItem(query);
    }

    // fields = FIELDS "(" (ALL | STANDARD | CUSTOM) ")"
    private FieldsItem ParseFields()
    {
        var position = tokens.Take().Start;
        tokens.Expect(TokenKind.OpenParenthesis);
        if (!tokens.Is("ALL") && !tokens.Is("STANDARD") && !tokens.Is("CUSTOM")) throw tokens.Unexpected();
        var group = tokens.Word();
        tokens.ExpectClose();
        return new FieldsItem(group, position);
    }

    // typeOf = TYPEOF path {WHEN name THEN path {"," path}} [ELSE path {"," path}] END
    private TypeOfItem ParseTypeOf()
    {
        var position = tokens.Take().Start;
        var path = ParsePath();
        var branches = new List<TypeOfBranch>();
        while (tokens.TryTake("WHEN"))
        {
            var type = tokens.Word();
            tokens.Expect("THEN");
            branches.Add(new TypeOfBranch(type, ParseList(ParsePath)));
        }
        if (branches.Count == 0) throw tokens.Unexpected();
        IReadOnlyList<FieldPath> otherwise = tokens.TryTake("ELSE") ? ParseList(ParsePath) : [];
        if (tokens.Is("FROM")) throw SoqlErrors.MissingEnd(tokens.Shown).At(tokens.Source, tokens.Current.Start);
        tokens.Expect("END");
        return new TypeOfItem(path, branches, otherwise, position);
    }

    // operand = path | function
    // function = name "(" [argument {"," argument}] ")"
    // argument = operand | literal
    private Operand ParseOperand()
    {
        if (!tokens.Is(TokenKind.Name)) throw tokens.Unexpected();
        if (!tokens.AheadIs(TokenKind.OpenParenthesis)) return ParsePath();
        var name = tokens.Word();
        tokens.Take();
        IReadOnlyList<Operand> arguments = tokens.Is(TokenKind.CloseParenthesis) ? [] : Nested(() => ParseList(ParseArgument));
        tokens.ExpectClose();
        return new FunctionCall(name, arguments);
    }

    private Operand ParseArgument() => tokens.Is(TokenKind.Name) ? ParseOperand() : new LiteralOperand(ParseLiteral());

    // path = name {"." name}
    private FieldPath ParsePath()
    {
        var segments = new List<Word>(2) { tokens.Word() };
        while (tokens.TryTake(TokenKind.Dot)) segments.Add(tokens.Word());
        return new FieldPath(segments);
    }

    // alias = name, unless reserved
    private Word? ParseSelectAlias()
    {
        if (!tokens.Is(TokenKind.Name) || tokens.Is("FROM")) return null;
        return Keywords.IsReserved(tokens.Text) ? throw tokens.Unexpected() : tokens.Word();
    }
}
