using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

/// <summary>A lead that was converted is changed no more ("CANNOT_UPDATE_CONVERTED_LEAD").</summary>
internal sealed class LeadRule : ObjectRule
{
    public override void Validate(SaveContext context)
    {
        if (!context.IsInsert && context.Type.TryField("IsConverted", out var converted) && context.Before.Get(converted).AsBoolean)
            context.Fail("CANNOT_UPDATE_CONVERTED_LEAD", "cannot reference converted lead");
    }
}
