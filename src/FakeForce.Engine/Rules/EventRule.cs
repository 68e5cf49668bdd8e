using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

/// <summary>An event has a start and either an end or a duration; the org works the other out, and the date from the start.</summary>
internal sealed class EventRule : ObjectRule
{
    private const long Minute = 60_000, Day = 24 * 60 * Minute;

    public override void BeforeSave(SaveContext context)
    {
        var start = context["ActivityDateTime"].IsNull ? context["StartDateTime"] : context["ActivityDateTime"];
        if (start.IsNull) return;
        context.Set("StartDateTime", start);
        context.Set("ActivityDateTime", start);
        context.Set("ActivityDate", Value.Of(Math.DivRem(start.Bits, Day).Quotient));
        if (context.Touches("DurationInMinutes") && !context["DurationInMinutes"].IsNull)
            context.Set("EndDateTime", Value.Of(start.Bits + context["DurationInMinutes"].Bits * Minute));
        else if (!context["EndDateTime"].IsNull)
            context.Set("DurationInMinutes", Value.Of((context["EndDateTime"].Bits - start.Bits) / Minute));
        if (!context["EndDateTime"].IsNull) context.Set("EndDate", Value.Of(context["EndDateTime"].Bits / Day));
    }

    public override void Validate(SaveContext context)
    {
        if (context["StartDateTime"].IsNull && context["ActivityDate"].IsNull || context["EndDateTime"].IsNull && context["DurationInMinutes"].IsNull && !context["IsAllDayEvent"].AsBoolean)
            context.Fail("REQUIRED_FIELD_MISSING", "Required fields are missing: [DurationInMinutes, ActivityDateTime]", "DurationInMinutes", "ActivityDateTime");
        else if (!context["EndDateTime"].IsNull && context["EndDateTime"].Bits < context["StartDateTime"].Bits)
            context.Fail("FIELD_INTEGRITY_EXCEPTION", "End Date Time: The event's end date and time can't be before its start.", "EndDateTime");
    }
}
