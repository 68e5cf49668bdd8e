using FakeForce.Engine.Formula.Binding;
using FakeForce.Engine.Formula.Nodes;
using FakeForce.Engine.Soql.Execution.Functions;

namespace FakeForce.Engine.Formula.Functions;

/// <summary>GEOLOCATION and DISTANCE.</summary>
internal static class PlaceFunctions
{
    public static Dictionary<string, Function> All { get; } = new()
    {
        ["GEOLOCATION"] = Function.Of(2, call => new Try<decimal, decimal, Place>(FormulaType.Location, call.Number(0), call.Number(1), OnGlobe)),
        ["DISTANCE"] = Function.Of(3, Distance),
    };

    private static bool OnGlobe(FormulaFrame frame, decimal latitude, decimal longitude, out Place place)
    {
        place = new((double)latitude, (double)longitude);
        return Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180 || frame.Fail("Out of range argument to GEOLOCATION() function");
    }

    // The unit is 'mi' or 'km' (Help, DISTANCE).
    private static Map<Place, Place, decimal> Distance(BoundCall call)
    {
        var inMiles = call.Literal(2) switch
        {
            "mi" => true,
            "km" => false,
            var other => throw new FormulaException($"Incorrect parameter value for function '{call.Name}()'. Expected mi, km, received {other}", call.At(2)),
        };
        return new(FormulaType.Number, call.Location(0), call.Location(1), (a, b) => (decimal)GreatCircle.Between((a.Latitude, a.Longitude), (b.Latitude, b.Longitude), inMiles));
    }
}
