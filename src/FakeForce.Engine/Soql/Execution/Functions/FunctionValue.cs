using FakeForce.Engine.Records;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Binding.Functions;
using FakeForce.Engine.Soql.Execution.Local;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Execution.Functions;

/// <summary>Computes a function of the SELECT list for one row.</summary>
internal static class FunctionValue
{
    public static Value Of(BoundFunction function, Run run, Row row, RecordId id) => function switch
    {
        LabelOf label => LabelOf(label.Path, run, row, id),
        ConvertedAmount amount => new AmountReader(run).Own(amount.Path, row).Value,
        FormattedValue formatted => Formatted(formatted, run, row, id),
        DistanceBetween distance => new GreatCircle(distance, run).Between(row, id) is { } length ? Value.Of(length) : Value.Null,
        _ => throw new InvalidOperationException("unknown function " + function.GetType().Name),
    };

    private static Value LabelOf(BoundPath path, Run run, Row row, RecordId id)
    {
        var value = new PathValue(path, run).Read(row, id);
        return value.IsNull || path.Field!.PicklistValues.Count == 0 ? value : Value.Of(PicklistLabels.Of(path.Field).LabelOf(value.AsText));
    }

    private static Value Formatted(FormattedValue formatted, Run run, Row row, RecordId id)
    {
        var text = new LocalText(run);
        var field = formatted.Path.Field!;
        if (!CurrencyBinder.IsAmount(formatted.Path)) return text.Of(new PathValue(formatted.Path, run).Read(row, id), field.Type.Name, field.Scale);
        var amounts = new AmountReader(run);
        var (value, code) = formatted.Converted ? amounts.Own(formatted.Path, row) : amounts.Stored(formatted.Path, row);
        // Classic shows such an amount with its equivalent behind it, in brackets; how FORMAT() writes that is not documented.
        if (!value.IsNull && code is not null && !code.Equals(run.Currencies!.Own, StringComparison.OrdinalIgnoreCase))
            throw SoqlErrors.NotSupportedYet($"FORMAT({field.Name}) of an amount in {code} for a user whose currency is {run.Currencies.Own}").Plain();
        return text.Amount(value, field.Scale, code);
    }
}
