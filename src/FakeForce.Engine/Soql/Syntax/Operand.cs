namespace FakeForce.Engine.Soql.Syntax;

/// <summary>What can be selected, compared, grouped or sorted by.</summary>
internal abstract record Operand(int Position);

/// <summary>Names with dots between them.</summary>
internal sealed record FieldPath(IReadOnlyList<Word> Segments) : Operand(Segments[0].Position)
{
    public Word Last => Segments[^1];
    public string Text => Segments.Count == 1 ? Segments[0].Text : string.Join('.', Segments.Select(s => s.Text));
}

internal sealed record FunctionCall(Word Name, IReadOnlyList<Operand> Arguments) : Operand(Name.Position);

/// <summary>A constant among a function's arguments, as GEOLOCATION and DISTANCE take.</summary>
internal sealed record LiteralOperand(Literal Literal) : Operand(Literal.Position);
