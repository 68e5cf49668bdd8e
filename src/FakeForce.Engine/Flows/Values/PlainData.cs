namespace FakeForce.Engine.Flows.Values;

/// <summary>Values as others than flows have them: texts, decimals, truths, lists, records as names and values, null.</summary>
internal static class PlainData
{
    public static Datum Of(object? value) => value switch
    {
        null => default,
        string text => Datum.Of(text),
        decimal number => Datum.Of(number),
        bool truth => Datum.Of(truth),
        IEnumerable<object?> list => Datum.Of([.. list.Select(Of)]),
        _ => throw new FlowFault("INVALID_TYPE", $"a value of the type {value.GetType().Name} is none of a flow"),
    };

    public static object? From(Datum value) => value.Kind switch
    {
        DatumKind.Null => null,
        DatumKind.Number => value.Number,
        DatumKind.Boolean => value.Truth,
        DatumKind.List => value.List.Select(From).ToList(),
        _ => value.ToString(),
    };
}
