using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Events.Push;

/// <summary>A PushTopic record with its query understood: which records it finds, and which of their changes it tells of.</summary>
internal sealed class PushTopic
{
    private PushTopic(PushTopicQuery query, EventKind kind) => (Query, Kind) = (query, kind);

    public PushTopicQuery Query { get; }

    /// <summary>Its events are named by the channel.</summary>
    public EventKind Kind { get; }

    public bool IsActive { get; private init; }
    public bool OnCreate { get; private init; }
    public bool OnUpdate { get; private init; }
    public bool OnDelete { get; private init; }
    public bool OnUndelete { get; private init; }

    /// <summary>The fields of which a change is told.</summary>
    public IReadOnlyList<Field> Watched { get; private init; } = [];

    /// <summary>Throws if the query no longer fits the schema.</summary>
    public static PushTopic Of(SObjectType type, Row row, Catalog catalog)
    {
        var query = PushTopicQuery.Of(Text("Query"), catalog, (int)row.Get(type["ApiVersion"]).AsDouble);
        return new PushTopic(query, new EventKind(EventKind.PushTopicPrefix + Text("Name"), "", EventLife.Legacy))
        {
            IsActive = Flag("IsActive"),
            OnCreate = Flag("NotifyForOperationCreate"),
            OnUpdate = Flag("NotifyForOperationUpdate"),
            OnDelete = Flag("NotifyForOperationDelete"),
            OnUndelete = Flag("NotifyForOperationUndelete"),
            Watched = query.Watched(Text("NotifyForFields")),
        };

        string Text(string name) => row.Get(type[name]).AsText;
        bool Flag(string name) => row.Boolean(type[name].Ordinal);
    }
}
