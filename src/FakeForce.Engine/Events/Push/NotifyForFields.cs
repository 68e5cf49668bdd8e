namespace FakeForce.Engine.Events.Push;

/// <summary>The values of PushTopic.NotifyForFields.</summary>
internal static class NotifyForFields
{
    public const string All = "All", Referenced = "Referenced", Select = "Select", Where = "Where";
}
