using System.Collections.Immutable;
using FakeForce.Engine.Events;
using FakeForce.Engine.Limits;
using FakeForce.Engine.Limits.Governor;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.State;

/// <summary>
/// A fork of the state that is changed in place and then adopted or dropped. It sees its own writes; nobody else does.
/// Used by one thread at a time: the lane's, which lets one follow the other in the same fork.
/// </summary>
public sealed partial class Transaction
{
    private readonly Dictionary<int, TableEdit> edits = [];
    private readonly List<Change> changes;
    // What was there before everything was replaced at once.
    private readonly Stack<(int ChangeCount, OrgState State)> wholes = [];
    private readonly OrgState start;
    private OrgState state;
    private ImmutableDictionary<string, byte[]> documents;
    private EditToken token = new();
    private bool catalogChanged;
    private int first;

    /// <param name="state">What it is a fork of.</param>
    /// <param name="now">The org's time.</param>
    /// <param name="changes">An empty list that was used before, to be filled again.</param>
    /// <param name="limits">The org's, for what is counted by the record.</param>
    internal Transaction(OrgState state, DateTimeOffset now, List<Change>? changes = null, OrgLimits? limits = null)
    {
        Limits = limits;
        this.changes = changes ?? [];
        this.state = start = state;
        documents = state.Documents;
        Events = new TransactionEvents(state.Events, now.ToUnixTimeMilliseconds(), limits?.Events);
        Now = now;
    }

    /// <summary>The org's time when the transaction began. All its time stamps are this, as in Salesforce.</summary>
    public DateTimeOffset Now { get; private set; }

    public Catalog Catalog => state.Catalog;
    internal IReadOnlyList<Change> Changes => changes;

    /// <summary>Those of this transaction alone, where it follows others.</summary>
    internal IEnumerable<Change> OwnChanges
    {
        get
        {
            for (var i = first; i < changes.Count; i++) yield return changes[i];
        }
    }

    internal int OwnChangeCount => changes.Count - first;

    /// <summary>True once it has put back a kept moment or begun with a seed, which is no change that anybody made.</summary>
    internal bool IsRestoration { get; private set; }

    /// <summary>Who wrote last, for the origin of change events; null where the org itself did.</summary>
    internal Caller? Author { get; set; }

    /// <summary>Null while an org is made or taken up again.</summary>
    internal OrgLimits? Limits { get; }

    /// <summary>What automation in this transaction has used; null while none runs, so that plain writes are charged nothing.</summary>
    public GovernorLedger? Governor { get; internal set; }

    /// <summary>The moment that it is a fork of, without what it did itself.</summary>
    internal OrgState Start => start;

    /// <summary>What it publishes.</summary>
    internal TransactionEvents Events { get; private set; }

    /// <summary>False also where nothing but an index was built, which is worth keeping.</summary>
    internal bool IsEmpty => changes.Count == 0 && edits.Count == 0 && !catalogChanged && ReferenceEquals(state, start) && ReferenceEquals(Events.Log, start.Events);

    public Row Find(SObjectType type, RecordId id) =>
        edits.TryGetValue(type.Index, out var edit) ? edit.RowAt(id.Number) : state.Find(type, id);

    /// <summary>How many rows an sObject has or had.</summary>
    internal int CountOf(SObjectType type) => edits.TryGetValue(type.Index, out var edit) ? edit.Count : state.TableOf(type).Count;

    /// <summary>The type and row of any id.</summary>
    public bool TryFind(RecordId id, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SObjectType? type, out Row row)
    {
        row = default;
        if (!Catalog.TryFind(id.Prefix, out type)) return false;
        row = Find(type, id);
        return row.Exists;
    }

    /// <summary>Writes a new row and gives its id, the next of its table.</summary>
    public RecordId Insert(RowDraft draft)
    {
        var row = draft.Pack();
        var number = Edit(draft.Type).Append(row, token);
        changes.Add(Change.OfRow(draft.Type, number, row));
        return draft.Type.IdOf(number);
    }

    /// <summary>Has no events tell of what it does.</summary>
    internal void BeginSeed() => IsRestoration = true;

    public void Update(RecordId id, RowDraft draft) => Put(draft.Type, (int)id.Number, draft.Pack());

    /// <summary>Ends a row for good. What is left tells getDeleted when it went.</summary>
    public void Purge(SObjectType type, RecordId id)
    {
        var row = Find(type, id);
        if (!row.Exists) return;
        var remains = new RowDraft(type);
        if (type.TryField("SystemModstamp", out var stamp)) remains[stamp] = row.Get(stamp);
        var bytes = remains.Pack();
        bytes[0] |= Row.PurgedFlag | Row.DeletedFlag;
        Put(type, (int)id.Number, bytes);
    }

    /// <summary>
    /// Row numbers whose field has this key, smallest first; deleted rows included. Text keys are hashes: verify the row.
    /// Builds the index on first use.
    /// </summary>
    internal List<int> Lookup(SObjectType type, Field field, ulong key)
    {
        var index = Edit(type).Index(field);
        if (!index.MayHave(key)) return [];
        var found = new List<int>();
        index.Find(key, found);
        return found;
    }

    /// <summary>The sObjects that have or had rows.</summary>
    internal List<SObjectType> TypesWithRows()
    {
        var types = new List<SObjectType>();
        foreach (var index in state.Tables.Keys) types.Add(Catalog.ByIndex(index));
        foreach (var index in edits.Keys)
            if (!state.Tables.ContainsKey(index)) types.Add(Catalog.ByIndex(index));
        return types;
    }

    internal void EnsureIndex(SObjectType type, Field field, bool bySortOrder) => Edit(type).Index(field, bySortOrder);

    internal byte[]? Document(string key) => documents.GetValueOrDefault(key);

    internal IEnumerable<KeyValuePair<string, byte[]>> Documents => documents;

    internal void SetDocument(string key, byte[]? bytes)
    {
        var before = documents.GetValueOrDefault(key);
        documents = bytes is null ? documents.Remove(key) : documents.SetItem(key, bytes);
        changes.Add(Change.OfDocument(key, bytes, before));
    }

    internal void Put(SObjectType type, int number, byte[]? row)
    {
        var before = Edit(type).Put(number, row, token);
        changes.Add(Change.OfRow(type, number, row, before));
    }

    /// <summary>Replaces the schema; rows stay as they are, since fields are only ever appended.</summary>
    internal void SetCatalog(Catalog catalog)
    {
        wholes.Push((changes.Count, Freeze()));
        catalogChanged = true;
        state = new OrgState(catalog, state.Tables, documents, Events.Log);
    }

    /// <summary>Replaces everything by a kept moment, as one commit of all the differences.</summary>
    internal void Become(OrgState moment)
    {
        var before = Freeze();
        wholes.Push((changes.Count, before));
        changes.AddRange(StateDifference.Between(before, moment));
        state = moment;
        documents = moment.Documents;
        Events.Become(moment.Events);
        IsRestoration = true;
        catalogChanged = true;
    }

    /// <summary>Forgets the events up to a replay id, as if they had aged out.</summary>
    internal void PurgeEvents(long replayId) => Events.Become(Events.Log.WithoutUpTo(replayId));

    /// <summary>The state with everything written so far, as a value that later writes do not touch.</summary>
    public OrgState Freeze()
    {
        if (edits.Count > 0 || !ReferenceEquals(documents, state.Documents) || !ReferenceEquals(Events.Log, state.Events))
        {
            var tables = state.Tables.ToBuilder();
            foreach (var (index, edit) in edits) tables[index] = edit.Freeze();
            state = new OrgState(state.Catalog, tables.ToImmutable(), documents, Events.Log);
            edits.Clear();
        }
        // New token: nodes marked so far belong to the frozen state from now on.
        token = new EditToken();
        return state;
    }

    /// <summary>The next transaction in the same fork, behind one that is kept.</summary>
    internal void Follow(DateTimeOffset now)
    {
        (Now, first, Author, IsRestoration, Governor, Flows) = (now, changes.Count, null, false, null, null);
        effects.Clear();
        Events = new TransactionEvents(Events.Log, now.ToUnixTimeMilliseconds(), Limits?.Events);
    }

    private TableEdit Edit(SObjectType type)
    {
        if (edits.TryGetValue(type.Index, out var edit)) return edit;
        return edits[type.Index] = new TableEdit(type, state.TableOf(type));
    }
}
