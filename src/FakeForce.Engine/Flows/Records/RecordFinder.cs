using FakeForce.Engine.Access;
using FakeForce.Engine.External;
using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Flows.Running;
using FakeForce.Engine.Flows.Values;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Records;
using FakeForce.Engine.Records.Steps;
using FakeForce.Engine.Schema;
using FakeForce.Engine.Soql;
using FakeForce.Engine.Soql.Derived;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Flows.Records;

/// <summary>Finds records in the middle of a transaction, with what it has written so far.</summary>
internal static class RecordFinder
{
    /// <summary>Tables with fewer rows are looked through, rather than have an index made for them.</summary>
    private const int FewRows = 64;

    /// <summary>An sObject whose rows are there to be looked through. Throws <see cref="FlowProblem"/> for one whose are elsewhere.</summary>
    public static SObjectType TypeOf(FlowNames names, string? name)
    {
        if (name is null || !names.Catalog.TryFind(name, out var type)) throw new FlowProblem($"there is no object {name}");
        if (type.External is not null) throw new FlowProblem($"{type.Name} is an external object, which flows cannot reach yet");
        return DerivedObjects.TryFind(type.Name, out _) ? throw new FlowProblem($"FakeForce does not let flows look through {type.Name}") : type;
    }

    /// <summary>In the order of their ids.</summary>
    /// <param name="named">Fields that are asked for by name beside those of the filters.</param>
    public static List<RecordId> Find(Interview interview, SObjectType type, BoundFilters filters, int most = int.MaxValue, params IEnumerable<Field> named)
    {
        var (asked, found) = (filters.Ask(interview), new List<RecordId>());
        // Null for flows in system mode. Others see the records that their user sees, and are told of the rest as a query is.
        var (access, sharing) = (interview.Session.Access, interview.Session.Sharing);
        if (access is not null && access.Catalog.Seen(type) is null) throw new FlowFault("INVALID_TYPE", $"sObject type '{type.Name}' is not supported.");
        foreach (var field in filters.Fields.Concat(named))
            if (access?.Catalog.Seen(type)!.Fields[field.Ordinal].Is(FieldFlags.Hidden) == true) throw new FlowFault("INVALID_FIELD", SoqlErrors.NoSuchColumn(field.Name, type.Name).Text);
        foreach (var number in Candidates(interview.Session.Transaction, type, asked))
        {
            var id = type.IdOf(number);
            if (interview.Session.Transaction.Find(type, id) is not { IsLive: true } row || !asked.Matches(id, row)) continue;
            if (sharing is not null && RecordAccess.Refusal(sharing, type, id, row, RowLevel.Read) is not null) continue;
            found.Add(id);
            if (found.Count == most) break;
        }
        interview.Session.Ledger.Charge(GovernorResource.QueryRows, found.Count);
        return found;
    }

    private static IEnumerable<int> Candidates(Transaction transaction, SObjectType type, BoundFilters.Asked asked)
    {
        var count = transaction.CountOf(type);
        if (asked.Equality is not var (field, value)) return Enumerable.Range(1, count);
        if (ReferenceEquals(field, type.Id)) return RecordId.TryParse(value.ToString(), out var id) && id.Prefix == type.KeyPrefix && id.Number > 0 && id.Number <= count ? [(int)id.Number] : [];
        if (count < FewRows || FieldData.Coerce(value, field) is not { Error: null, Value: { IsNull: false } key }) return Enumerable.Range(1, count);
        var numbers = transaction.Lookup(type, field, IndexKey.Of(key));
        numbers.Sort();
        return numbers;
    }
}
