using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Seeds;

/// <summary>Leads references to records that are there already, and sets those to later records once all are.</summary>
internal sealed class SeedReferences(Transaction transaction, SeedNames names, bool keepsIds, SeedProblems problems)
{
    private readonly List<Deferred> deferred = [];
    private readonly List<SeedReference> later = [];

    /// <summary>True unless a parent failed, which says enough.</summary>
    public bool Resolve(SeedRow row)
    {
        later.Clear();
        foreach (var reference in row.References)
        {
            var found = Find(reference, row, out var id);
            if (found == Finding.Failed) return false;
            if (found == Finding.There) row.Add(reference, id);
            else if (found == Finding.NotThere) Defer(reference, row);
        }
        return true;
    }

    /// <summary>Keeps what the record of this id still lacks.</summary>
    public void Remember(SeedRows rows, SeedRow row, RecordId id)
    {
        foreach (var reference in later) deferred.Add(new Deferred(rows, row.Offset, id, reference));
    }

    /// <summary>The second pass, over references in circles and to later rows of the same sObject.</summary>
    public void SetDeferred()
    {
        foreach (var (rows, offset, id, reference) in deferred)
        {
            var found = Find(reference, null, out var target);
            if (found == Finding.There) Set(rows, offset, id, reference, target);
            else if (found == Finding.NotThere) problems.Add(rows.Text, offset, Missing(reference));
        }
    }

    private void Defer(in SeedReference reference, SeedRow row)
    {
        if (reference.Field.IsRequiredOnCreate) row.Fail("REQUIRED_FIELD_MISSING", Missing(reference) + " before this record, and the field may not be empty", reference.Field.Name);
        else later.Add(reference);
    }

    private static string Missing(in SeedReference reference) =>
        reference.Key is { } key ? $"{reference.Field.Name}: there is no {reference.Parent!.Name} with {key.Name} {reference.Text}"
        : reference.IsName ? $"{reference.Field.Name}: there is no record with the reference id {reference.Text[1..]}"
        : $"{reference.Field.Name}: there is no record {reference.Text}";

    // Without a row there is nobody to whom a wrong value could be told: it was told before.
    private Finding Find(in SeedReference reference, SeedRow? row, out RecordId id)
    {
        if (reference.Key is { } key) return FindByKey(reference, key, row, out id);
        var isName = reference.IsName;
        if ((isName || !keepsIds && !reference.Text.StartsWith('@')) && names.TryFind(isName ? reference.Text : SeedReference.NameOfId(reference.Text), out id, out var failed)) return failed ? Finding.Failed : Finding.There;
        id = default;
        if (isName) return Finding.NotThere;
        if (!RecordId.TryParse(reference.Text, out id))
        {
            // It may be what a later record calls itself.
            if (!keepsIds && !reference.Text.StartsWith('@')) return Finding.NotThere;
            row?.Add(reference.Field, reference.Field.Type.Coerce(InputValue.Of(reference.Text), reference.Field));
            return Finding.Wrong;
        }
        // 012000000000000AAA stands for no row.
        return id.Number == 0 || transaction.TryFind(id, out _, out var found) && found.IsLive ? Finding.There : Finding.NotThere;
    }

    private Finding FindByKey(in SeedReference reference, Field key, SeedRow? row, out RecordId id)
    {
        var found = ExternalIds.Find(transaction, reference.Parent!, key, InputValue.Of(reference.Text));
        id = found.Count == 1 ? found[0] : default;
        if (found.Count < 2) return found.Count == 1 ? Finding.There : Finding.NotThere;
        row?.Fail("DUPLICATE_EXTERNAL_ID", ExternalIds.AmbiguityText(found), reference.Field.Name);
        return Finding.Wrong;
    }

    private void Set(SeedRows rows, long offset, RecordId id, in SeedReference reference, RecordId target)
    {
        if (ReferenceTargets.Check(transaction.Catalog, reference.Field, target, reference.Text) is { } wrong)
        {
            problems.Add(rows.Text, offset, $"{wrong.Code}: {wrong.Message}");
            return;
        }
        var draft = new RowDraft(rows.Type, transaction.Find(rows.Type, id)) { [reference.Field] = Value.Of(target) };
        transaction.Update(id, draft);
    }

    private enum Finding : byte { There, NotThere, Failed, Wrong }

    private sealed record Deferred(SeedRows Rows, long Offset, RecordId Id, SeedReference Reference);
}
