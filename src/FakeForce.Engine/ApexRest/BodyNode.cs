namespace FakeForce.Engine.ApexRest;

/// <summary>A value of an answer's body, whatever its layout will be.</summary>
public abstract record BodyNode
{
    public abstract IEnumerable<Template> Templates { get; }
}

/// <summary>An object; its members keep their order.</summary>
public sealed record ObjectNode(IReadOnlyList<KeyValuePair<string, BodyNode>> Members) : BodyNode
{
    public override IEnumerable<Template> Templates => Members.SelectMany(member => member.Value.Templates);
}

/// <summary>A list.</summary>
public sealed record ListNode(IReadOnlyList<BodyNode> Items) : BodyNode
{
    public override IEnumerable<Template> Templates => Items.SelectMany(item => item.Templates);
}

/// <summary>A text; one that is a single placeholder takes its value with the value's type.</summary>
public sealed record TextNode(Template Text) : BodyNode
{
    public override IEnumerable<Template> Templates => [Text];
}

/// <summary>A number, true, false or null, as it is written.</summary>
public sealed record FixedNode(string Written) : BodyNode
{
    public override IEnumerable<Template> Templates => [];
}
