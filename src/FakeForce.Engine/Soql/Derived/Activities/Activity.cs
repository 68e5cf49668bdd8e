using FakeForce.Engine.Records;
using FakeForce.Engine.Schema;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived.Activities;

/// <summary>A task or an event, as the lists of activities see it.</summary>
internal sealed record Activity(DerivedScope Scope, SObjectType Type, Row Row, RecordId Id)
{
    public bool IsTask => Type.Name == "Task";

    /// <summary>Tasks by their status, events once they are past (Object Reference, "ActivityHistory" and "OpenActivity").</summary>
    public bool IsHistory => IsTask ? Read("IsClosed").AsBoolean : IsPast();

    /// <summary>Of what the activity is about, else of the person (Object Reference, "ActivityHistory", AccountId).</summary>
    public Value AccountId => AccountOf(Read("WhatId").AsId) is { IsNull: false } account ? account : AccountOf(Read("WhoId").AsId);

    public Value Read(string field) => DerivedScope.Read(Type, Row, field);

    private Value AccountOf(RecordId id)
    {
        if (id.IsEmpty || !Scope.State.Catalog.TryFind(id.Prefix, out var type)) return Value.Null;
        return type.Name == "Account" ? Value.Of(id) : Scope.Read(id, "AccountId");
    }

    private bool IsPast()
    {
        var context = Scope.Context;
        var end = Read("EndDateTime") is { IsNull: false } stored ? stored : Read("StartDateTime");
        if (!Read("IsAllDayEvent").AsBoolean && !end.IsNull) return end.Bits < context.Now.ToUnixTimeMilliseconds();
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.Now, context.TimeZone).DateTime).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        var day = Read("EndDate") is { IsNull: false } last ? last : Read("ActivityDate");
        return !day.IsNull && day.Bits < today;
    }
}
