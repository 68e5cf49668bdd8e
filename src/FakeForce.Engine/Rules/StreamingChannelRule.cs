using FakeForce.Engine.Events.Generic;
using FakeForce.Engine.Records;
using FakeForce.Engine.Records.Steps;

namespace FakeForce.Engine.Rules;

/// <summary>The name of a streaming channel begins with /u/ and is the org's only one, whatever its case ("Create a Streaming Channel"). The texts are ours.</summary>
internal sealed class StreamingChannelRule : ObjectRule
{
    public override void Validate(SaveContext context)
    {
        if (context.IsInsert && context.Transaction.Limits is { } limits && StreamingChannels.Count(context.Transaction, context.Type) >= limits.StreamingChannels)
            context.Fail("LIMIT_EXCEEDED", $"The org may have {limits.StreamingChannels} streaming channels");
        if (!context.Changes("Name") || !context.Type.TryField("Name", out var name)) return;
        if (!StreamingChannels.IsChannel(context["Name"].AsText)) context.Fail("FIELD_INTEGRITY_EXCEPTION", "Streaming Channel Name must begin with /u/", "Name");
        foreach (var other in ExternalIds.Find(context.Transaction, context.Type, name, context["Name"]))
            if (other != context.Id) context.Errors.Add(Unique.Clash(name, other));
    }
}
