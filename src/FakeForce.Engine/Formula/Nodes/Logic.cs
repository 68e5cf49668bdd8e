namespace FakeForce.Engine.Formula.Nodes;

/// <summary>True if all are. Null counts as false; what stands behind a false part is not worked out.</summary>
internal sealed class All(Node<bool>[] parts) : Node<bool>(FormulaType.Boolean)
{
    public override bool TryGet(FormulaFrame frame, out bool value)
    {
        value = false;
        foreach (var part in parts)
            if (!part.TryGet(frame, out var holds) || !holds) return true;
        value = true;
        return true;
    }
}

/// <summary>True if any is. What stands behind a true part is not worked out.</summary>
internal sealed class AnyOf(Node<bool>[] parts) : Node<bool>(FormulaType.Boolean)
{
    public override bool TryGet(FormulaFrame frame, out bool value)
    {
        value = true;
        foreach (var part in parts)
            if (part.TryGet(frame, out var holds) && holds) return true;
        value = false;
        return true;
    }
}

/// <summary>The other truth; of null it is null.</summary>
internal sealed class Not(Node<bool> inner) : Node<bool>(FormulaType.Boolean)
{
    public override bool TryGet(FormulaFrame frame, out bool value)
    {
        var has = inner.TryGet(frame, out value);
        value = !value;
        return has;
    }
}
