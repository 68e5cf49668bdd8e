using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

/// <summary>The stage decides whether an opportunity is closed, won and how likely, unless the caller gives the probability.</summary>
internal sealed class OpportunityRule : ObjectRule
{
    public override void BeforeSave(SaveContext context)
    {
        if (context.Changes("StageName")) ApplyStage(context);
        if (context.Changes("Amount") || context.Changes("Probability"))
            context.Set("ExpectedRevenue", context["Amount"].IsNull ? Value.Null : Value.Of(context["Amount"].AsDouble * context["Probability"].AsDouble / 100));
        if (context.Changes("CloseDate") && !context["CloseDate"].IsNull) ApplyFiscalPeriod(context);
    }

    private static void ApplyStage(SaveContext context)
    {
        var stage = Find(context, "OpportunityStage", "ApiName", context["StageName"]);
        if (!stage.Exists) return;
        context.Set("IsClosed", Read(context, "OpportunityStage", stage, "IsClosed"));
        context.Set("IsWon", Read(context, "OpportunityStage", stage, "IsWon"));
        if (!context.Touches("ForecastCategoryName"))
        {
            context.Set("ForecastCategory", Read(context, "OpportunityStage", stage, "ForecastCategory"));
            context.Set("ForecastCategoryName", Read(context, "OpportunityStage", stage, "ForecastCategoryName"));
        }
        if (!context.Touches("Probability")) context.Set("Probability", Read(context, "OpportunityStage", stage, "DefaultProbability"));
    }

    // The fiscal year of a new org is the calendar year.
    private static void ApplyFiscalPeriod(SaveContext context)
    {
        var date = DateTime.UnixEpoch.AddDays(context["CloseDate"].Bits);
        var quarter = (date.Month + 2) / 3;
        context.Set("FiscalYear", Value.Of((long)date.Year));
        context.Set("FiscalQuarter", Value.Of((long)quarter));
        context.Set("Fiscal", Value.Of($"{date.Year} {quarter}"));
    }
}
