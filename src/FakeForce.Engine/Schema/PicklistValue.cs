namespace FakeForce.Engine.Schema;

/// <summary>One entry of a picklist. <paramref name="ValidFor"/> is describe's base64 bitmap of controlling values, or null.</summary>
public sealed record PicklistValue(string Value, string Label, bool Active = true, bool Default = false, string? ValidFor = null);
