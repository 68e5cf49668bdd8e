using FakeForce.Engine.Records;
using FakeForce.Engine.Soql.Binding;
using FakeForce.Engine.Soql.Execution.Local;

namespace FakeForce.Engine.Soql.Execution.Grouping;

/// <summary>Values of a group that are made of its other values: FORMAT(MIN(CloseDate)), CALENDAR_YEAR(CloseDate) where CloseDate is grouped.</summary>
internal static class DerivedValue
{
    public static Value Of(Derivation derivation, Value[] group, Run run)
    {
        var source = group[derivation.Source];
        return derivation switch
        {
            FormattedAggregate { TypeName: "currency" } amount => new LocalText(run).Amount(source, amount.Scale, run.Currencies?.Corporate),
            FormattedAggregate formatted => new LocalText(run).Of(source, formatted.TypeName, formatted.Scale),
            PartOfDay part => source.IsNull ? source : Value.Of(new DateParts(part.Function, storesDays: true, run).Of(source.Bits)),
            _ => throw new InvalidOperationException("unknown derivation " + derivation.GetType().Name),
        };
    }
}
