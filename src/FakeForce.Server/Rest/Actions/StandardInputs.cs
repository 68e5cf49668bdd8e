using FakeForce.Engine.Records;
using FakeForce.Server.Json;

namespace FakeForce.Server.Rest.Actions;

/// <summary>One set of inputs of a standard action, checked against what the action takes.</summary>
internal sealed class StandardInputs
{
    private readonly Dictionary<string, List<string>> texts = new(StringComparer.Ordinal);

    /// <summary>Everything that is wrong; codes and wording as Public Sector Solutions' actions have them, where they have one.</summary>
    public List<SaveError> Errors { get; } = [];

    /// <param name="inputs">What was sent.</param>
    /// <param name="action">What says which inputs there are.</param>
    /// <param name="version">The call's API version.</param>
    public static StandardInputs Read(JsonTree inputs, InvocableAction action, int version)
    {
        var read = new StandardInputs();
        foreach (var (name, value) in inputs.Members)
            if (action.Inputs.FirstOrDefault(input => input.Name == name && input.Since <= version) is not { } known) read.Fail("INVALID_INPUT", $"{action.Name} has no input parameter {name}", name);
            else if (value.Kind != JsonKind.Null) read.Take(known, value);
        foreach (var missing in action.Inputs)
            if (missing.IsRequired && !inputs.Members.Exists(member => member.Name == missing.Name && member.Value is { Kind: not JsonKind.Null } and not { Kind: JsonKind.String, Text: "" })) read.Fail("REQUIRED_FIELD_MISSING", $"You must specify a value for the {missing.Name} parameter.", missing.Name);
        return read;
    }

    public string? this[string name] => texts.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    public bool IsTrue(string name) => this[name] == "true";

    /// <summary>Parts of texts with commas, or of a list.</summary>
    public IReadOnlyList<string> Parts(string name) => texts.TryGetValue(name, out var values) ? [.. values.SelectMany(value => value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))] : [];

    public void Fail(string code, string message, string field) => Errors.Add(new SaveError(code, message, field));

    private void Take(ActionValue known, JsonTree value)
    {
        List<JsonTree> values = known.IsList && value.Kind == JsonKind.Array ? value.Items : [value];
        if (!values.TrueForAll(one => known.Type == "BOOLEAN" ? one.Kind is JsonKind.True or JsonKind.False : one.Kind == JsonKind.String))
            Fail("INVALID_TYPE", $"The value specified for the {known.Name} parameter is the wrong data type. Specify a value with a {known.Type} data type and try again.", known.Name);
        else if (known.Choices.Count > 0 && !known.Choices.Contains(value.Text)) Fail("INVALID_INPUT", $"The value \"{value.Text}\" for the {known.Name} parameter is invalid.", known.Name);
        else if (known.Length > 0 && values.Sum(one => System.Text.Encoding.UTF8.GetByteCount(one.Written)) > known.Length) Fail("STRING_TOO_LONG", $"{known.Name}: data value too large: (max length={known.Length})", known.Name);
        else texts[known.Name] = [.. values.Select(one => one.Written)];
    }
}
