using System.Collections.Frozen;
using FakeForce.Engine.Flows;
using FakeForce.Engine.Flows.Binding;
using FakeForce.Engine.Outbound.Mail;
using FakeForce.Engine.Records.Leads;
using FakeForce.Engine.Rules.Assignment;
using FakeForce.Engine.Rules.AutoResponse;
using FakeForce.Engine.Rules.Duplicates;
using FakeForce.Engine.Rules.Escalation;
using FakeForce.Engine.Rules.RecordTypes;
using FakeForce.Engine.Rules.RollUps;
using FakeForce.Engine.Rules.Validation;
using FakeForce.Engine.Rules.Workflow;
using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Rules;

/// <summary>What an org's own definitions have it do when records are saved, by sObject: those without any cost one look-up.</summary>
internal sealed class OrgRules
{
    private readonly FrozenDictionary<int, TypeRules> byType;

    private OrgRules(Dictionary<int, TypeRules> byType, FlowCatalog? flows, BoundAlert[] alerts) => (this.byType, Flows, Alerts) = (byType.ToFrozenDictionary(), flows, alerts);

    /// <summary>Email alerts, which workflow rules, flows and callers set off.</summary>
    public IReadOnlyList<BoundAlert> Alerts { get; }

    /// <summary>Null for an org that has none.</summary>
    public FlowCatalog? Flows { get; }

    /// <summary>Throws <see cref="InvalidDefinitionException"/> with everything that is wrong.</summary>
    public static OrgRules Bind(OrgOptions options, Catalog catalog)
    {
        var byType = new Dictionary<int, TypeRules>();
        foreach (var filters in Lookups.LookupFilters.Bind(catalog).GroupBy(filter => filter.Type.Index)) Of(filters.Key).LookupFilters = [.. filters];
        foreach (var rules in ValidationRules.Bind(options.ValidationRules, catalog).GroupBy(rule => rule.Type.Index)) Of(rules.Key).Validation = [.. rules];
        foreach (var rules in WorkflowRules.Bind(options, catalog).GroupBy(rule => rule.Type.Index)) Of(rules.Key).Workflow = [.. rules];
        foreach (var rules in BoundDuplicateRule.BindAll(options.Duplicates, catalog).GroupBy(rule => rule.Type.Index)) Of(rules.Key).Duplicates = [.. rules];
        foreach (var rules in BoundAssignmentRule.BindAll(options.AssignmentRules, catalog).GroupBy(rule => rule.Type.Index)) Of(rules.Key).Assignment = [.. rules];
        foreach (var rule in BoundAutoResponseRule.BindAll(options.Mail, catalog).Where(rule => rule.IsActive)) Of(rule.Type.Index).AutoResponse = rule;
        if (BoundEscalationRule.BindAll(options.EscalationRules, options.Mail, catalog) is { } escalation) Of(escalation.Type.Index).Escalation = escalation;
        foreach (var rollUps in RollUpRules.Bind(catalog).GroupBy(rollUp => rollUp.Detail.Index)) Of(rollUps.Key).RollUps = [.. rollUps];
        foreach (var types in BoundRecordTypes.Bind(options.Metadata.RecordTypes, catalog)) Of(types.Type.Index).RecordTypes = types;
        var flows = options.Flows.Count == 0 ? null : new FlowCatalog(options, catalog);
        foreach (var (type, triggers) in FlowTriggers.ByType(flows, catalog)) Of(type).Flows = triggers;
        return new OrgRules(byType, flows, [.. options.Mail.Alerts.Select(alert => BoundAlert.Bind(alert, options.Mail, catalog))]) { LeadMapping = options.LeadMappings };

        TypeRules Of(int type) => byType.TryGetValue(type, out var there) ? there : byType[type] = new TypeRules();
    }

    /// <summary>That of cases.</summary>
    public BoundEscalationRule? Escalation => All.Select(rules => rules.Escalation).FirstOrDefault(rule => rule is not null);

    public IReadOnlyList<LeadMapping> LeadMapping { get; private init; } = [];

    public IEnumerable<TypeRules> All => byType.Values;

    /// <summary>Those of an sObject; null if it has none.</summary>
    public TypeRules? Of(SObjectType type) => byType.Count == 0 ? null : byType.GetValueOrDefault(type.Index);
}
