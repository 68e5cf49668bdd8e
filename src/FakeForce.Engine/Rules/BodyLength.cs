using FakeForce.Engine.Records;

namespace FakeForce.Engine.Rules;

internal sealed class BodyLength(string body) : ObjectRule
{
    public override void BeforeSave(SaveContext context)
    {
        if (context.Touches(body)) context.Set("BodyLength", Value.Of((long)(context[body].Bytes?.Length ?? 0)));
    }
}
