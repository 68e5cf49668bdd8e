namespace FakeForce.Server.Definitions.ExternalServices;

/// <summary>A value of a YAML document. Aliases share the node that they name.</summary>
internal abstract record YamlNode;

/// <param name="IsPlain">Not in quotes: it may be a number, true, false or null.</param>
internal sealed record YamlScalar(string Text, bool IsPlain) : YamlNode;

internal sealed record YamlList(List<YamlNode> Items) : YamlNode;

internal sealed record YamlMap(List<KeyValuePair<string, YamlNode>> Members) : YamlNode;
