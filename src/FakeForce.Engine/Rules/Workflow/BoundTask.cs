using System.Globalization;
using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules.Workflow;

/// <summary>A task that a rule makes, bound to the schema.</summary>
internal sealed class BoundTask(WorkflowTask definition, Field? from)
{
    private const long Day = 24 * 60 * 60 * 1000;

    /// <summary>Throws <see cref="FormatException"/> for a task that does not fit.</summary>
    public static BoundTask Bind(WorkflowTask definition, SObjectType type)
    {
        if (definition.AssignedToType is not ("owner" or "creator" or "user")) throw new FormatException($"assignedToType is {definition.AssignedToType}; FakeForce knows owner, creator and user");
        var name = definition.OffsetFromField is { Length: > 0 } given ? given[(given.IndexOf('.', StringComparison.Ordinal) + 1)..] : null;
        if (name is null) return new BoundTask(definition, null);
        return type.TryField(name, out var field) && (field.Type == FieldTypes.Date || field.Type == FieldTypes.DateTime) ? new BoundTask(definition, field) : throw new FormatException($"offsetFromField: {type.Name} has no date {name}");
    }

    /// <summary>Makes it, through the pipeline of tasks; what that says against it, or null.</summary>
    public SaveError? Make(SaveContext context)
    {
        var input = new RecordInput();
        var isPerson = context.Type.Name is "Lead" or "Contact";
        input.Set(isPerson ? "WhoId" : "WhatId", context.SavedId.ToString());
        foreach (var (field, value) in (ReadOnlySpan<(string, string?)>)[("Subject", definition.Subject), ("Description", definition.Description), ("Priority", definition.Priority), ("Status", definition.Status), ("OwnerId", Owner(context)), ("ActivityDate", Due(context))])
            if (value is { Length: > 0 }) input.Set(field, value);
        var result = SavePipeline.Insert(context.Transaction, context.Caller.AsSystem(), context.Transaction.Catalog["Task"], input);
        return result.Success ? null : result.Errors[0] with { Fields = [] };
    }

    // A queue owns no tasks: whoever saves the record gets it then.
    private string? Owner(SaveContext context)
    {
        var field = definition.AssignedToType switch { "creator" => SystemFields.Of(context.Type).CreatedById, "owner" => SystemFields.Of(context.Type).OwnerId, _ => null };
        var id = field is not null ? context.After.Get(field).AsId
            : ExternalIds.Find(context.Transaction, context.Transaction.Catalog["User"], context.Transaction.Catalog["User"]["Username"], Value.Of(definition.AssignedTo)) is [var user, ..] ? user : default;
        return !id.IsEmpty && context.Transaction.Catalog.TryFind(id.Prefix, out var type) && type.Name == "User" ? id.ToString() : null;
    }

    private string? Due(SaveContext context)
    {
        var day = from is null ? context.Transaction.Now.ToUnixTimeMilliseconds() / Day : context.After.Get(from) is { IsNull: false } value ? from.Type == FieldTypes.Date ? value.Bits : value.Bits / Day : (long?)null;
        return day is { } start ? DateTime.UnixEpoch.AddDays(start + definition.DueDateOffset).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    }
}
