using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using FakeForce.Engine.Access;
using FakeForce.Engine.External;
using FakeForce.Engine.Formula.Records;
using FakeForce.Engine.Rules.Lookups;

namespace FakeForce.Engine.Schema;

/// <summary>
/// The sObjects of one org: the standard ones, and over them the custom sObjects and fields. Immutable;
/// <see cref="With(CustomDefinitions)"/> gives a new one that shares all that did not change. Indexes, key prefixes and
/// the ordinals of fields never change once given, because rows are stored by them.
/// </summary>
public sealed class OrgCatalog : Catalog
{
    private const string FirstPrefix = "a00", FirstMetadataPrefix = "m00", FirstEventPrefix = "e00", FirstExternalPrefix = "x00", FirstSharePrefix = "02c";
    private readonly StandardCatalog standard;
    private readonly ImmutableDictionary<int, SObjectType> overlay;
    private readonly ImmutableDictionary<int, ImmutableList<ChildRelationship>> children;
    private readonly ImmutableDictionary<string, int> customNames;
    private readonly ImmutableDictionary<KeyPrefix, int> customPrefixes;

    public OrgCatalog(StandardCatalog standard) : this(standard, ImmutableDictionary<int, SObjectType>.Empty,
        ImmutableDictionary<int, ImmutableList<ChildRelationship>>.Empty,
        ImmutableDictionary.Create<string, int>(StringComparer.OrdinalIgnoreCase), ImmutableDictionary<KeyPrefix, int>.Empty)
    {
    }

    private OrgCatalog(StandardCatalog standard, ImmutableDictionary<int, SObjectType> overlay,
        ImmutableDictionary<int, ImmutableList<ChildRelationship>> children, ImmutableDictionary<string, int> customNames,
        ImmutableDictionary<KeyPrefix, int> customPrefixes, AccessPolicy? access = null, SetupNames? names = null) =>
        (this.standard, this.overlay, this.children, this.customNames, this.customPrefixes, Access, Names) = (standard, overlay, children, customNames, customPrefixes, access, names ?? SetupNames.None);

    public StandardCatalog Standard => standard;

    internal override AccessPolicy? Access { get; }
    internal override SetupNames Names { get; }

    /// <summary>The same sObjects, of which not everybody may everything any more.</summary>
    internal OrgCatalog With(AccessPolicy? access) => new(standard, overlay, children, customNames, customPrefixes, access, Names);

    /// <summary>The custom sObjects by name.</summary>
    public IEnumerable<SObjectType> Custom => customNames.Values.Select(ByIndex).OrderBy(type => type.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The sObjects that are not just as a plain org has them.</summary>
    internal IEnumerable<SObjectType> Overlaid => overlay.Values;

    /// <summary>Indexes below this are given out.</summary>
    public int Count => standard.Count + customNames.Count;

    public override IEnumerable<SObjectType> All => standard.All.Select(type => ByIndex(type.Index)).Concat(customNames.Values.Select(ByIndex))
        .OrderBy(type => type.Name, StringComparer.OrdinalIgnoreCase);

    public override SObjectType ByIndex(int index) => overlay.TryGetValue(index, out var type) ? type : standard.ByIndex(index);

    public override bool TryFind(string name, [NotNullWhen(true)] out SObjectType? type)
    {
        if (customNames.TryGetValue(name, out var index)) type = overlay[index];
        else if (standard.TryFind(name, out type)) type = ByIndex(type.Index);
        return type is not null;
    }

    public override bool TryFind(KeyPrefix prefix, [NotNullWhen(true)] out SObjectType? type)
    {
        if (customPrefixes.TryGetValue(prefix, out var index)) type = overlay[index];
        else if (standard.TryFind(prefix, out type)) type = ByIndex(type.Index);
        return type is not null;
    }

    public override bool TryPrefix(string name, out KeyPrefix prefix)
    {
        if (!customNames.TryGetValue(name, out var index)) return standard.TryPrefix(name, out prefix);
        prefix = overlay[index].KeyPrefix!.Value;
        return true;
    }

    public OrgCatalog With(CustomObjectDefinition definition) => With(new CustomDefinitions { Objects = [definition] });

    public OrgCatalog With(string sobject, CustomFieldDefinition field) => With(new CustomDefinitions { Fields = [new(sobject, field)] });

    /// <summary>All of them or none: throws <see cref="InvalidDefinitionException"/> with every problem.</summary>
    public OrgCatalog With(CustomDefinitions definitions)
    {
        var problems = DefinitionProblems.Find(this, standard.Features, definitions);
        if (problems.Count > 0) throw new InvalidDefinitionException(problems);
        var next = definitions.Names.IsEmpty ? this : new OrgCatalog(standard, overlay, children, customNames, customPrefixes, Access, definitions.Names);
        foreach (var definition in definitions.Objects) next = definition.IsExternal ? next.WithExternal(definition, definitions.Sources) : next.WithObject(definition);
        foreach (var definition in definitions.PlatformEvents) next = next.WithEvent(definition);
        foreach (var (sobject, field) in definitions.AllFields) next = next.WithField(next[sobject], field);
        foreach (var set in definitions.StandardValueSets)
            foreach (var (type, field) in Schema.StandardValueSets.FieldsOf(set.FullName, next).ToList()) next = next.Replace(next[type.Name].WithField(next[type.Name][field.Name] with { PicklistValues = Schema.StandardValueSets.ValuesOf(set) }));
        next = next.WithActivitiesOf([.. definitions.Objects.Where(one => one.EnableActivities).Select(one => one.FullName)]);
        foreach (var sobject in definitions.WithRecordTypes)
            if (next.TryFind(sobject, out var type) && !type.TryField("RecordTypeId", out _)) next = next.Replace(type.With([.. type.Fields, .. StandardReader.Fields(["+ recordtype"], standard.Features).Select(field => field with { Ordinal = type.Fields.Count })]));
        return next.Bound(definitions);
    }

    private OrgCatalog WithActivitiesOf(IReadOnlyList<string> sobjects)
    {
        var next = this;
        if (sobjects.Count == 0) return next;
        foreach (var (activity, children) in (ReadOnlySpan<(string, string)>)[("Task", "Tasks"), ("Event", "Events")])
        {
            if (!next.TryFind(activity, out var type) || !type.TryField("WhatId", out var what)) continue;
            next = next.Replace(type.WithField(what with { ReferenceTo = [.. what.ReferenceTo, .. sobjects] }));
            foreach (var sobject in sobjects) next = next.WithChildOf(sobject, new ChildRelationship(activity, "WhatId", children, CascadeDelete: true, RestrictedDelete: false));
        }
        return next;
    }

    // What a field says of others, which may come behind it.
    private OrgCatalog Bound(CustomDefinitions definitions)
    {
        var (next, problems) = (this, new List<string>());
        foreach (var (sobject, definition) in definitions.AllFields)
        {
            if (definition is { Summary: null, ControllingField: null }) continue;
            var type = next[sobject];
            var problem = definition.Summary is { } summary ? SummaryFields.Problem(type, summary, next) : DependentPicklists.Problem(type, definition);
            if (problem is not null) problems.Add($"{sobject}.{definition.FullName}: {problem}");
            else next = next.Replace(type.WithField(definition.Summary is { } sum ? SummaryFields.Typed(type[definition.FullName], sum, next) : DependentPicklists.Bound(type, definition)));
        }
        problems.AddRange(FormulaFields.ProblemsOf(next, definitions));
        if (problems.Count == 0 && definitions.AllFields.Any(one => one.Value.LookupFilter is not null)) problems.AddRange(LookupFilters.Problems(next));
        return problems.Count == 0 ? next : throw new InvalidDefinitionException(problems);
    }

    private OrgCatalog WithObject(CustomObjectDefinition definition)
    {
        var type = CustomObjectMaker.Make(definition, Count, NextPrefix(definition.IsMetadataType ? FirstMetadataPrefix : FirstPrefix), standard.Features);
        var next = new OrgCatalog(standard, overlay.Add(type.Index, type), children, customNames.Add(type.Name, type.Index), customPrefixes.Add(type.KeyPrefix!.Value, type.Index), Access, Names);
        foreach (var field in type.Fields)
            foreach (var parent in field.ReferenceTo)
                next = next.WithChildOf(parent, new ChildRelationship(type.Name, field.Name, null, CascadeDelete: false, RestrictedDelete: false));
        // Objects that everybody may edit have no shares (Object Reference, "StandardObjectNameShare").
        return definition.SharingModel is SharingModel.Private or SharingModel.Read && type.TryField("OwnerId", out _) ? next.WithShare(type) : next;
    }

    private OrgCatalog WithShare(SObjectType of)
    {
        var next = Added(CustomShareMaker.Make(of, Count, NextPrefix(FirstSharePrefix)));
        return next.WithChildOf(of.Name, new ChildRelationship(next.ByIndex(Count).Name, "ParentId", "Shares", CascadeDelete: true, RestrictedDelete: false));
    }

    private OrgCatalog WithEvent(PlatformEventDefinition definition)
    {
        return Added(PlatformEventMaker.Make(definition, Count, NextPrefix(FirstEventPrefix), standard.Features));
    }

    /// <summary>With external objects as a sync found them: new ones, and those of the same source anew. Throws <see cref="InvalidDefinitionException"/>.</summary>
    internal OrgCatalog Synced(ExternalSource source, IReadOnlyList<CustomObjectDefinition> definitions)
    {
        var problems = DefinitionProblems.Find(standard, standard.Features, new CustomDefinitions { Objects = definitions, Sources = [source] });
        problems.AddRange(definitions.Where(definition => TryFind(definition.FullName, out var there) && there.External?.Source != source.FullName).Select(definition => $"{definition.FullName}: there is an sObject of that name already"));
        if (problems.Count > 0) throw new InvalidDefinitionException(problems);
        return definitions.Aggregate(this, (next, definition) => next.Resynced(source, definition));
    }

    // Rows hold nothing but ids, so the ordinals of an external object's own fields may change.
    private OrgCatalog Resynced(ExternalSource source, CustomObjectDefinition definition)
    {
        var before = TryFind(definition.FullName, out var there) ? there : null;
        var next = before is null ? WithExternal(definition, [source]) : WithoutChildrenOf(before).Replace(ExternalObjectMaker.Make(definition, source, before.Index, before.KeyPrefix!.Value, standard.Features));
        foreach (var field in definition.Fields) next = next.WithField(next[definition.FullName], field);
        return before is null ? next : next.WithOwnFieldsOf(before);
    }

    private OrgCatalog WithOwnFieldsOf(SObjectType before)
    {
        var next = this;
        foreach (var field in before.Fields.Where(field => field.Is(FieldFlags.Custom) && !next[before.Name].TryField(field.Name, out _)))
        {
            var type = next[before.Name];
            next = next.Replace(type.With([.. type.Fields, field with { Ordinal = type.Fields.Count }]));
            foreach (var parent in field.ReferenceTo)
                if (this[parent].ChildRelationships.FirstOrDefault(child => child.ChildSObject == before.Name && child.Field == field.Name) is null)
                    next = next.WithChildOf(parent, new ChildRelationship(before.Name, field.Name, null, CascadeDelete: false, RestrictedDelete: false));
        }
        return next;
    }

    // Look-ups that a sync overwrites point nowhere any more.
    private OrgCatalog WithoutChildrenOf(SObjectType type)
    {
        var next = this;
        foreach (var field in type.Fields.Where(field => field.Is(FieldFlags.Custom)))
            foreach (var parent in field.ReferenceTo) next = next.WithoutChild(parent, type.Name);
        return next;
    }

    private OrgCatalog WithoutChild(string parent, string child)
    {
        var type = this[parent];
        var kept = children.GetValueOrDefault(type.Index, []).RemoveAll(relationship => relationship.ChildSObject == child);
        var own = type.Index < standard.Count ? standard.ByIndex(type.Index).ChildRelationships : [];
        var less = type.WithChildren(new LazyChildren(() => [.. own, .. kept]));
        return new OrgCatalog(standard, overlay.SetItem(type.Index, less), children.SetItem(type.Index, kept), customNames, customPrefixes, Access, Names);
    }

    private OrgCatalog WithExternal(CustomObjectDefinition definition, IReadOnlyList<ExternalSource> sources)
    {
        var source = sources.First(source => source.FullName == definition.ExternalDataSource);
        return Added(ExternalObjectMaker.Make(definition, source, Count, NextPrefix(FirstExternalPrefix), standard.Features));
    }

    private OrgCatalog Added(SObjectType type) =>
        new(standard, overlay.Add(type.Index, type), children, customNames.Add(type.Name, type.Index), customPrefixes.Add(type.KeyPrefix!.Value, type.Index), Access, Names);

    private OrgCatalog WithField(SObjectType type, CustomFieldDefinition definition)
    {
        var target = definition.ReferenceTo.Count > 0 ? this[definition.ReferenceTo[0]] : null;
        var added = CustomFieldMaker.Make(target is null ? definition : definition with { ReferenceTo = [target.Name] }, type.Fields);
        if (type.External is not null) added = added.ConvertAll(field => ExternalObjectMaker.OfExternal(field, definition));
        var next = Replace(type.With([.. type.Fields, .. added]));
        if (target is null) return next;
        var name = definition.RelationshipName is { } relationship ? CustomNames.Relationship(relationship) : null;
        return next.WithChildOf(target.Name, new ChildRelationship(type.Name, added[0].Name, name,
            added[0].Is(FieldFlags.CascadeDelete), added[0].Is(FieldFlags.RestrictedDelete)));
    }

    private OrgCatalog WithChildOf(string parent, ChildRelationship child)
    {
        var type = this[parent];
        var added = children.GetValueOrDefault(type.Index, []).Add(child);
        var own = type.Index < standard.Count ? standard.ByIndex(type.Index).ChildRelationships : [];
        var grown = type.WithChildren(new LazyChildren(() => [.. own, .. added]));
        return new OrgCatalog(standard, overlay.SetItem(type.Index, grown), children.SetItem(type.Index, added), customNames, customPrefixes, Access, Names);
    }

    private OrgCatalog Replace(SObjectType type) => new(standard, overlay.SetItem(type.Index, type), children, customNames, customPrefixes, Access, Names);

    private KeyPrefix NextPrefix(string first)
    {
        var prefix = KeyPrefix.Parse(first);
        while (customPrefixes.ContainsKey(prefix) || standard.Takes(prefix)) prefix = prefix.Next();
        return prefix;
    }
}
