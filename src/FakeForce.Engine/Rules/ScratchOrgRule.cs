using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

/// <summary>A scratch org that is asked for: what the sign-up will be called is known at once, the org itself comes behind the commit (<see cref="ScratchOrgs"/>).</summary>
internal sealed class ScratchOrgRule : ObjectRule
{
    public override void BeforeSave(SaveContext context)
    {
        if (!context.IsInsert) return;
        context.Set("Status", Value.Of("New"));
        var email = context["AdminEmail"];
        context.Set("SignupEmail", email.IsNull ? Value.Of("scratch@fakeforce.test") : email);
        context.Set("SignupUsername", context["Username"].IsNull ? Value.Of(ScratchOrgs.UsernameOf(context.Transaction)) : context["Username"]);
        context.Set("SignupCountry", context["Country"].IsNull ? Value.Of("US") : context["Country"]);
        context.Set("SignupLanguage", context["Language"].IsNull ? Value.Of("en_US") : context["Language"]);
        context.Set("SignupTrialDays", context["DurationDays"].IsNull ? Value.Of(7L) : context["DurationDays"]);
    }

    public override void Validate(SaveContext context)
    {
        if (!context.IsInsert) return;
        // Texts: seen in reports of the Salesforce CLI's users (github.com/forcedotcom/cli/issues).
        if (context.Transaction.Limits is { } limits)
        {
            if (ScratchOrgs.ActiveIn(context.Transaction) >= limits.ActiveScratchOrgs) context.Fail("LIMIT_EXCEEDED", "The signup request failed because this organization has reached its active scratch org limit");
            else if (!limits.ScratchOrgs.TryUse(1, out _)) context.Fail("LIMIT_EXCEEDED", "The signup request failed because this organization has reached its daily scratch org signup limit");
        }
        // Salesforce DX Developer Guide, "Create Scratch Orgs": 1 to 30 days, 7 by default.
        if (!context["DurationDays"].IsNull && context["DurationDays"].Bits is < 1 or > 30) context.Fail("FIELD_INTEGRITY_EXCEPTION", "Duration Days must be between 1 and 30", "DurationDays");
    }
}
