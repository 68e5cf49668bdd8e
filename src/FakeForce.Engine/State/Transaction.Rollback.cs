using FakeForce.Engine.Records;

namespace FakeForce.Engine.State;

/// <summary>How a transaction gives back what a part of it did.</summary>
public sealed partial class Transaction
{
    /// <summary>A moment to which <see cref="Rollback"/> can return. Costs nothing: every change knows what was before it.</summary>
    public Savepoint Save() => new(changes.Count, wholes.Count, Events.Log, Events.ImmediateCount, effects.Count);

    public void Rollback(Savepoint savepoint)
    {
        while (wholes.Count > savepoint.WholeCount) Return(wholes.Pop());
        for (var i = changes.Count - 1; i >= savepoint.ChangeCount; i--) Undo(changes[i]);
        Events.Rollback(savepoint.Log, savepoint.ImmediateEvents);
        changes.RemoveRange(savepoint.ChangeCount, changes.Count - savepoint.ChangeCount);
        if (effects.Count > savepoint.EffectCount) effects.RemoveRange(savepoint.EffectCount, effects.Count - savepoint.EffectCount);
    }

    /// <summary>Runs a part of the transaction that leaves no trace when it throws.</summary>
    internal T Within<T>(Func<Transaction, T> part)
    {
        var before = Save();
        try
        {
            return part(this);
        }
        catch
        {
            Rollback(before);
            throw;
        }
    }

    private void Return((int ChangeCount, OrgState State) whole)
    {
        edits.Clear();
        state = whole.State;
        documents = state.Documents;
        token = new EditToken();
        changes.RemoveRange(whole.ChangeCount, changes.Count - whole.ChangeCount);
    }

    private void Undo(Change change)
    {
        if (change.Type is { } type) Edit(type).Undo(change.Number, change.Before, token);
        else documents = change.Before is null ? documents.Remove(change.Document!) : documents.SetItem(change.Document!, change.Before);
    }
}
