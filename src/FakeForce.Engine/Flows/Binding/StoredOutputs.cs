using FakeForce.Engine.Flows.Definition;
using FakeForce.Engine.Flows.Values;

namespace FakeForce.Engine.Flows.Binding;

/// <summary>What elements keep under their own name, where its type follows from something else: the entry of a loop, a filtered collection, outputs of subflows and actions.</summary>
internal static class StoredOutputs
{
    public static (Reading, int)? Of(FlowNames names, FlowElement element, string? part) => element switch
    {
        LoopElement loop => (EntryOf(names, loop), 1),
        CollectionElement collection => (Filtered(names, collection), 1),
        SubflowElement { StoreOutputAutomatically: true } subflow when part is not null => (OfSubflow(names, subflow, part), 2),
        ActionCallElement { StoreOutputAutomatically: true } action when part is not null => (names.Symbols.Find($"{action.Name}.{part}") ?? names.Symbols.Add($"{action.Name}.{part}", DatumKind.Null), 2),
        _ => null,
    };

    /// <summary>Where a loop keeps its present entry.</summary>
    public static SlotReading EntryOf(FlowNames names, LoopElement loop)
    {
        if (names.Symbols.Find(loop.Name) is { } there) return there;
        var list = names.Bind(loop.CollectionReference);
        return names.Symbols.Add(loop.Name, list.Kind, list.Type);
    }

    public static SlotReading Filtered(FlowNames names, CollectionElement collection)
    {
        if (names.Symbols.Find(collection.Name) is { } there) return there;
        var list = names.Bind(collection.CollectionReference);
        return names.Symbols.Add(collection.Name, list.Kind, list.Type, isList: true);
    }

    public static SlotReading OfSubflow(FlowNames names, SubflowElement subflow, string output)
    {
        var name = $"{subflow.Name}.{output}";
        if (names.Symbols.Find(name) is { } there) return there;
        var variable = names.Flows.Definition(subflow.FlowName)?.Variables.FirstOrDefault(one => FlowNames.Same(one.Name, output) && one.IsOutput)
            ?? throw new FlowProblem($"the flow {subflow.FlowName} has no output {output}");
        var type = variable.DataType == FlowDataType.SObject && names.Catalog.TryFind(variable.ObjectType ?? "", out var found) ? found : null;
        return names.Symbols.Add(name, FlowSymbols.KindOf(variable.DataType), type, variable.IsCollection);
    }
}
