using FakeForce.Engine.Events.Avro;

namespace FakeForce.Engine.Tests.Events.Avro;

/// <summary>A header as of an update, with what the test says about the changed fields.</summary>
internal static class Headers
{
    public static void Write(AvroBuffer to, params string[] changedFields)
    {
        to.Text("Thing__c");
        to.Texts(["a00000000000001AAA", "a00000000000002AAA"]);
        to.Reserve(100);
        to.Number((int)ChangeType.Update);
        to.Text("com/salesforce/api/rest/66.0;client=Astro");
        to.Text("001b7375-0086-250e-e6ca-b99bc3a8b69f");
        to.Reserve(100);
        to.Number(1);
        to.Number(1501010206653);
        to.Number(92847272780);
        to.Text("005000000000001AAA");
        to.Texts([]);
        to.Texts([]);
        to.Texts(changedFields);
    }
}
