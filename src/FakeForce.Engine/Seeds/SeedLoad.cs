using FakeForce.Engine.Records;
using FakeForce.Engine.Rules.RollUps;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Seeds;

/// <summary>
/// Loads a seed in one transaction: 1. takes its parts apart by sObject, 2. puts those in order, 3. saves row after row as a
/// caller's would be, but tells nobody, 4. sets the references that had to wait. One problem, and nothing is loaded.
/// </summary>
public sealed class SeedLoad
{
    private readonly Transaction transaction;
    private readonly Caller caller;
    private readonly Seed seed;
    private readonly SeedProblems problems;
    private readonly SeedNames names = new();
    private readonly SeedReferences references;
    private readonly OrderedDictionary<string, long> counts = [];
    private readonly ulong seedValue;
    private long total;

    private SeedLoad(Transaction transaction, Org org, Seed seed, SeedProblems problems)
    {
        (this.transaction, this.seed, this.problems, seedValue) = (transaction, seed, problems, org.Options.SeedValue);
        caller = new Caller(new RecordId(KeyPrefix.Parse("005"), FreshOrg.AdministratorNumber), org.Options.ApiVersion);
        references = new SeedReferences(transaction, names, seed.KeepIds, problems);
    }

    /// <summary>Throws <see cref="SeedException"/> with everything that is wrong, what was found before among it.</summary>
    public static ValueTask<SeedResult> RunAsync(Org org, Seed seed, SeedProblems problems, CancellationToken cancel = default) =>
        org.WriteAsync(transaction =>
        {
            if (seed.Replaces) FreshRecords.Become(transaction, org.FreshState());
            return new SeedLoad(transaction, org, seed, problems).Run();
        }, cancel);

    private SeedResult Run()
    {
        transaction.BeginSeed();
        var rows = SeedBinding.Of(seed, transaction, transaction.Catalog, seedValue, problems);
        var order = SeedOrder.Of([.. rows.Select(some => (some.Type, some.References))], out var circle);
        if (circle.Count > 0) problems.Add(rows[0].Text.Name, 0, $"{string.Join(", ", circle.Select(type => type.Name))} need each other, so none of them can be loaded first");
        foreach (var type in order)
            foreach (var some in rows.Where(some => ReferenceEquals(some.Type, type))) Load(some);
        references.SetDeferred();
        problems.ThrowIfAny();
        if (transaction.Rules is { } rules) RollUpRules.Recompute(transaction, rules);
        AwaitedSeed.Came(transaction);
        return new SeedResult([.. counts], names.ReferenceIds);
    }

    private void Load(SeedRows rows)
    {
        var before = total;
        while (rows.Next() is { } row)
        {
            if (++total > SeedLimits.Records)
            {
                problems.Add(rows.Text, row.Offset, $"a seed has at most {SeedLimits.Records} records");
                return;
            }
            Save(rows, row);
        }
        counts[rows.Type.Name] = counts.GetValueOrDefault(rows.Type.Name) + total - before;
    }

    private void Save(SeedRows rows, SeedRow row)
    {
        var before = transaction.Save();
        var result = row.Problem is { } problem ? SaveResult.Failed(null, problem) : references.Resolve(row) ? Insert(rows.Type, row) : null;
        if (result is { Success: true })
        {
            Remember(rows, row, result.Id!.Value);
            return;
        }
        transaction.Rollback(before);
        if (row.ReferenceId is { } name) names.Fail("@" + name);
        if (row.Id is { } written) names.Fail(SeedReference.NameOfId(written));
        foreach (var error in result?.Errors ?? []) problems.Add(rows.Text, row.Offset, $"{rows.Which}{error.Code}: {error.Message}");
    }

    private SaveResult Insert(SObjectType type, SeedRow row)
    {
        if (seed.KeepIds && row.Id is { } written) TakePlace(row, type, written);
        try
        {
            return SavePipeline.Insert(transaction, caller, type, row.Input, row.Seeded);
        }
        catch (SalesforceException refused)
        {
            return SaveResult.Failed(null, new SaveError(refused.Code, refused.Message, refused.Fields));
        }
    }

    private void TakePlace(SeedRow row, SObjectType type, string written)
    {
        if (!RecordId.TryParse(written, out var id) || id.Number is 0 or > SeedLimits.Records) row.Fail("MALFORMED_ID", $"Id: {written} is no id that this org gives, such as {type.IdOf(1)}", "Id");
        else if (id.Prefix != type.KeyPrefix) row.Fail("MALFORMED_ID", $"Id: {written} is no id of {type.Name}, such as {type.IdOf(1)}", "Id");
        else if (transaction.Find(type, id).Exists) row.Fail("DUPLICATE_VALUE", $"Id: {written} is there already", "Id");
        else row.Seeded.Number = (int)id.Number;
    }

    private void Remember(SeedRows rows, SeedRow row, RecordId id)
    {
        if (row.ReferenceId is { } name && !names.Add("@" + name, id)) problems.Add(rows.Text, row.Offset, $"another record has the reference id {name} too");
        if (row.Id is { } written && !seed.KeepIds && !names.Add(SeedReference.NameOfId(written), id)) problems.Add(rows.Text, row.Offset, $"another record has the Id {written} too");
        references.Remember(rows, row, id);
    }
}
