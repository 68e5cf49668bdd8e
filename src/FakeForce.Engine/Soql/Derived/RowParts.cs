using System.Collections;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived;

/// <summary>A derived row as a table: field, and where its value comes from. Fields that are not named are null, or false.</summary>
internal sealed class RowParts<T> : IEnumerable<string>
{
    private readonly List<(string Name, Func<T, Value> Of)> parts = [];

    public void Add(string name, Func<T, Value> of) => parts.Add((name, of));
    public void Add(string name, Func<T, string?> of) => parts.Add((name, item => Value.Of(of(item))));
    public void Add(string name, Func<T, bool> of) => parts.Add((name, item => Value.Of(of(item))));
    public void Add(string name, Func<T, long> of) => parts.Add((name, item => Value.Of(of(item))));
    public void Add(string name, Func<T, RecordId> of) => parts.Add((name, item => of(item) is { IsEmpty: false } id ? Value.Of(id) : Value.Null));

    /// <summary>One row for each item, in their order. Fields that this org does not have are left out.</summary>
    public Table TableOf(SObjectType type, IEnumerable<T> items) => TableOf(type, items, null);

    /// <summary>The same where other rows refer to these: each has the number of its id, which the items come in the order of.</summary>
    public Table TableOf(SObjectType type, IEnumerable<T> items, Func<T, RecordId>? idOf)
    {
        var columns = new List<(Field Field, Func<T, Value> Of)>();
        foreach (var (name, of) in parts)
            if (type.TryField(name, out var field)) columns.Add((field, of));
        // Every derived row has an id; those without one of their own show 000000000000000AAA.
        var hasId = parts.Exists(part => part.Name == "Id");
        var builder = new TableBuilder();
        foreach (var item in items)
        {
            var draft = new RowDraft(type);
            if (!hasId) draft[type.Id] = Value.Of(default(RecordId));
            foreach (var (field, of) in columns) draft[field] = of(item);
            if (idOf is not null) builder.SkipTo(idOf(item).Number);
            builder.Add(draft.Pack());
        }
        return builder.Build();
    }

    public IEnumerator<string> GetEnumerator() => parts.Select(part => part.Name).GetEnumerator();
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
