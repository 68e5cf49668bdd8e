namespace FakeForce.Engine.Tests.Formula;

/// <summary>A random formula as text, and its value worked out the naive way: null is null, and a failure is an exception.</summary>
internal sealed record Term(string Text, Func<object?> Value)
{
    public static Term Constant(string text, object? value) => new(text, () => value);

    /// <summary>A function of values that is null if any of them is.</summary>
    public static Term Of(string text, Func<object[], object?> function, params Term[] parts) => new(text, () =>
    {
        var values = Array.ConvertAll(parts, part => part.Value());
        return values.Contains(null) ? null : function(values!);
    });

    /// <summary>The same with the empty text for null.</summary>
    public static Term OfTexts(string text, Func<string[], object?> function, params Term[] parts) => new(text, () => function(Array.ConvertAll(parts, part => (string?)part.Value() ?? "")));
}

/// <summary>What a formula that has no value throws in the naive evaluation.</summary>
internal sealed class NaiveFailureException : Exception;
