using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Records;

namespace FakeForce.Engine.Flows.Nodes;

/// <summary>Custom Error: the record that set off the flow is not saved. The code is that of addError and validation rules, whose counterpart the element is (Help, "Custom Error Element").</summary>
internal sealed class CustomErrorNode(string name, (Reading Text, string? Field)[] messages, NodeLink next) : FlowNode(name)
{
    public override FlowNode? Run(Interview interview)
    {
        foreach (var (text, field) in messages)
        {
            var said = text.Read(interview).ToString();
            interview.Errors.Add(field is null ? new SaveError("FIELD_CUSTOM_VALIDATION_EXCEPTION", said) : new SaveError("FIELD_CUSTOM_VALIDATION_EXCEPTION", said, field));
        }
        return next.Node;
    }
}
