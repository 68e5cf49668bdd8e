using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Records.Steps;

/// <summary>
/// In an org with several currencies a record without a named one has its creator's, and without that the corporate
/// currency (Object Reference, "CurrencyIsoCode": "Defaulted on create").
/// </summary>
internal static class CurrencyDefault
{
    public static void Apply(SaveContext context)
    {
        if (!context.IsInsert || SystemFields.Of(context.Type).CurrencyIsoCode is not { } currency) return;
        if (!context.Draft[currency].IsNull) return;
        var own = OfUser(context);
        context.Draft[currency] = own.IsNull ? Corporate(context) : own;
    }

    private static Value OfUser(SaveContext context) =>
        context.Transaction.TryFind(context.Caller.UserId, out var type, out var user) && type.TryField("DefaultCurrencyIsoCode", out var field) ? user.Get(field) : Value.Null;

    private static Value Corporate(SaveContext context)
    {
        if (!context.Transaction.Catalog.TryFind("CurrencyType", out var type)) return Value.Null;
        var (isCorporate, code) = (Named(type, "IsCorporate"), Named(type, "IsoCode"));
        for (var number = 1; context.Transaction.Find(type, type.IdOf(number)) is { Exists: true } row; number++)
            if (row.IsLive && row.Get(isCorporate).AsBoolean) return row.Get(code);
        return Value.Null;
    }

    private static Field Named(SObjectType type, string name) => type.TryField(name, out var field) ? field : throw new InvalidOperationException($"{type.Name} has no {name}");
}
