namespace FakeForce.Engine.Soql.Binding.Functions;

/// <summary>A function over a row, with everything about it resolved. <paramref name="TypeName"/> is the type of its values.</summary>
internal abstract record BoundFunction(string TypeName);

/// <summary>toLabel(): the label of a picklist value.</summary>
internal sealed record LabelOf(BoundPath Path) : BoundFunction("string");

/// <summary>convertCurrency(): an amount in the user's currency.</summary>
internal sealed record ConvertedAmount(BoundPath Path) : BoundFunction("currency");

/// <summary>FORMAT(): the value as the user's locale writes it, an amount <paramref name="Converted"/> to the user's currency first.</summary>
internal sealed record FormattedValue(BoundPath Path, bool Converted) : BoundFunction("string");

/// <summary>DISTANCE(): null where one of the places is.</summary>
internal sealed record DistanceBetween(BoundPlace From, BoundPlace To, bool InMiles) : BoundFunction("double");

/// <summary>A place on Earth, in degrees.</summary>
internal abstract record BoundPlace;

internal sealed record FixedPlace(double Latitude, double Longitude) : BoundPlace;

/// <summary>The place that an address or location field holds in two fields of its own.</summary>
internal sealed record FieldPlace(BoundPath Latitude, BoundPath Longitude) : BoundPlace;

/// <summary>DISTANCE() in WHERE: nearer than, or else farther than, so many miles or kilometres.</summary>
internal sealed record BoundDistance(DistanceBetween Function, bool Nearer, double Than) : BoundCondition;
