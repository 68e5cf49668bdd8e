using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Functions;

/// <summary>The haversine distance on a sphere of Earth's mean radius, as DISTANCE() approximates it (SOQL and SOSL reference, "How SOQL Calculates and Compares Distances").</summary>
internal sealed class GreatCircle(DistanceBetween function, Run run)
{
    private const double RadiusKm = 6371.0088, KmPerMile = 1.609344;

    private readonly PlaceReader from = new(function.From, run), to = new(function.To, run);

    /// <summary>Null where a place is not set, or only half of it, or off the globe: Salesforce takes such a location for null.</summary>
    public double? Between(Row row, RecordId id)
    {
        if (from.Read(row, id) is not { } a || to.Read(row, id) is not { } b) return null;
        return Between(a, b, function.InMiles);
    }

    public static double Between((double Latitude, double Longitude) a, (double Latitude, double Longitude) b, bool inMiles)
    {
        var km = 2 * RadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(HalfChordSquared(a, b))));
        return inMiles ? km / KmPerMile : km;
    }

    private static double HalfChordSquared((double Latitude, double Longitude) a, (double Latitude, double Longitude) b)
    {
        var acrossLatitudes = Math.Sin(Radians(b.Latitude - a.Latitude) / 2);
        var acrossLongitudes = Math.Sin(Radians(b.Longitude - a.Longitude) / 2);
        return acrossLatitudes * acrossLatitudes + Math.Cos(Radians(a.Latitude)) * Math.Cos(Radians(b.Latitude)) * acrossLongitudes * acrossLongitudes;
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private sealed class PlaceReader(BoundPlace place, Run run)
    {
        private readonly PathValue? latitude = place is FieldPlace field ? new PathValue(field.Latitude, run) : null;
        private readonly PathValue? longitude = place is FieldPlace field ? new PathValue(field.Longitude, run) : null;

        public (double Latitude, double Longitude)? Read(Row row, RecordId id)
        {
            if (place is FixedPlace known) return OnGlobe(known.Latitude, known.Longitude);
            var (north, east) = (latitude!.Read(row, id), longitude!.Read(row, id));
            return north.IsNull || east.IsNull ? null : OnGlobe(north.AsDouble, east.AsDouble);
        }

        private static (double, double)? OnGlobe(double latitude, double longitude) =>
            Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 ? (latitude, longitude) : null;
    }
}
