using System.Collections.Frozen;
using System.Globalization;
using FakeForce.Engine.Soql.Syntax;

namespace FakeForce.Engine.Soql.Binding;

/// <summary>
/// What a call gives for the parameters of a named query. A parameter has no type of its own: its text is read as the field
/// wants it that it is compared with, in the literal forms of REST guide, "Named Query API". A text that is none of them
/// stays a string, and is refused as a string would be.
/// </summary>
internal sealed class ParameterValues(Func<string, string?> textOf)
{
    private static readonly FrozenDictionary<LeafKind, string> examples = new Dictionary<LeafKind, string>
    {
        [LeafKind.Id] = "000000000000000AAA",
        [LeafKind.Reference] = "000000000000000AAA",
        [LeafKind.Boolean] = "false",
        [LeafKind.Integer] = "0",
        [LeafKind.Double] = "0",
        [LeafKind.Date] = "2000-01-01",
        [LeafKind.DateTime] = "2000-01-01T00:00:00Z",
        [LeafKind.Time] = "00:00:00Z",
    }.ToFrozenDictionary();

    private static readonly string[] timeForms = ["HH:mm:sszzz", "HH:mm:ss.FFFFFFFzzz"];

    /// <summary>None, for statements without parameters; where one has some, each takes a fitting example, so that the rest can be tried.</summary>
    public static ParameterValues None { get; } = new(static _ => null);

    public Literal LiteralFor(Literal parameter, LeafKind kind)
    {
        var text = textOf(parameter.Text) ?? examples.GetValueOrDefault(kind, "x");
        var read = kind.IsId() || kind.IsText() ? null : kind == LeafKind.Time ? Time(text) ?? Parser.LiteralOf(text) : Parser.LiteralOf(text);
        // "null" is not among the literal forms of the guide.
        return read is null or { Kind: LiteralKind.Null }
            ? new Literal(LiteralKind.String, parameter.Position, text)
            : read with { Position = parameter.Position };
    }

    private static Literal? Time(string text) =>
        DateTimeOffset.TryParseExact("2000-01-02T" + text, timeForms.Select(form => "yyyy-MM-dd'T'" + form).ToArray(), CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? new Literal(LiteralKind.Time, 0, Integer: (long)time.UtcDateTime.TimeOfDay.TotalMilliseconds)
            : null;
}
