using System.Diagnostics.CodeAnalysis;

namespace FakeForce.Engine.Formula.Nodes;

/// <summary>A step under another path: a formula field stands for its formula.</summary>
internal sealed class Renamed<T>(Node<T> inner) : Node<T>(inner.Type)
{
    public override bool TryGet(FormulaFrame frame, [MaybeNullWhen(false)] out T value) => inner.TryGet(frame, out value);

    public override bool Has(FormulaFrame frame) => inner.Has(frame);
}

internal static class Renamed
{
    public static Node Of(Node node, string path) => node switch
    {
        Node<decimal> number => new Renamed<decimal>(number) { Path = path },
        Node<string> text => new Renamed<string>(text) { Path = path },
        Node<bool> truth => new Renamed<bool>(truth) { Path = path },
        Node<long> moment => new Renamed<long>(moment) { Path = path },
        Node<Place> place => new Renamed<Place>(place) { Path = path },
        _ => node,
    };
}
