using System.Globalization;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

/// <summary>User names are unique over all orgs and look like e-mail addresses; the user type is the profile's.</summary>
internal sealed class UserRule : ObjectRule
{
    public override void BeforeSave(SaveContext context)
    {
        if (context.IsInsert && context["CommunityNickname"].IsNull && !context["Alias"].IsNull)
            context.Set("CommunityNickname", Value.Of(context["Alias"].AsText + context.Transaction.Now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));
        if (!context.Changes("ProfileId") || context["ProfileId"].IsNull) return;
        var profile = context.Transaction.Find(context.Transaction.Catalog["Profile"], context["ProfileId"].AsId);
        context.Set("UserType", Read(context, "Profile", profile, "UserType"));
    }

    public override void Validate(SaveContext context)
    {
        if (!context.Changes("Username") || context["Username"].IsNull) return;
        var name = context["Username"];
        var at = name.AsText.IndexOf('@', StringComparison.Ordinal);
        if (at <= 0 || name.AsText.IndexOf('.', at) < 0)
            context.Fail("INVALID_EMAIL_ADDRESS", "Username: invalid email address: " + name.AsText, "Username");
        if (context.Type.TryField("Username", out var field) && ExternalIds.Find(context.Transaction, context.Type, field, name).Any(id => id != context.Id))
            context.Fail("DUPLICATE_USERNAME", "Duplicate Username.<br>The username already exists in this or another Salesforce organization. Usernames must be unique across all Salesforce organizations. To resolve, use a different username (it doesn't need to match the user's email address). ", "Username");
    }
}
