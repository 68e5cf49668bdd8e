using FakeForce.Engine.Schema;

namespace FakeForce.Engine.Formula.Nodes;

/// <summary>A field that is named and not read, as <c>$ObjectType.Zip__c.Fields.City__c</c>: what VLOOKUP takes.</summary>
internal sealed class NamedField(SObjectType type, Field named, Node reading) : Node(reading.Type)
{
    public SObjectType Of => type;
    public Field Field => named;

    /// <summary>The step that reads it from a row of its sObject.</summary>
    public Node Reading => reading;
}
