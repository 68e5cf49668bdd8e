namespace FakeForce.Engine.Records;

public enum InputKind : byte { Null, True, False, Number, String, Record }

/// <summary>
/// A value as a caller sent it, before the field's type has looked at it. <paramref name="Text"/> is the number or string
/// as written; <paramref name="Nested"/> is a parent given by external id. XML and CSV know only strings, so every type
/// must read itself from a string too. <paramref name="Position"/> is the 0-based byte offset just behind the value, which
/// is where Salesforce's JSON parser points, or -1.
/// </summary>
public readonly record struct InputValue(InputKind Kind, string? Text = null, RecordInput? Nested = null, int Position = -1)
{
    /// <summary>True if a string came from JSON; then numbers in quotes are judged by JSON's rules.</summary>
    public bool FromJson => Position >= 0;

    /// <summary>Null, or a string of nothing but white space, which Salesforce stores as null.</summary>
    public bool IsBlank => Kind == InputKind.Null || Kind == InputKind.String && string.IsNullOrWhiteSpace(Text);

    public static InputValue Of(string? text) => text is null ? new(InputKind.Null) : new(InputKind.String, text);
}
