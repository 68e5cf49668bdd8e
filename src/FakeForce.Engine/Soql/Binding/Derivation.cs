namespace FakeForce.Engine.Soql.Binding;

/// <summary>A value of a group that comes from another one of it, at the place <paramref name="Source"/> before its own.</summary>
internal abstract record Derivation(int Source);

/// <summary>FORMAT() over an aggregate.</summary>
internal sealed record FormattedAggregate(int Source, string TypeName, int Scale) : Derivation(Source);

/// <summary>A date function over a grouped date.</summary>
internal sealed record PartOfDay(int Source, DateFunction Function) : Derivation(Source);
