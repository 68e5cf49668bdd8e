namespace FakeForce.Engine.Events;

/// <summary>A custom channel, in the words of the metadata type PlatformEventChannel. Its name ends in __chn.</summary>
public sealed record EventChannel(string FullName, ChannelType ChannelType, string? Label = null);

/// <summary>Channels of platform events begin with /event/, those of change events with /data/.</summary>
public enum ChannelType { Event, Data }

/// <summary>
/// An event that a channel carries, in the words of PlatformEventChannelMember. <paramref name="SelectedEntity"/> is the event's name:
/// Low_Ink__e, AccountChangeEvent, Employee__ChangeEvent.
/// </summary>
public sealed record EventChannelMember(string EventChannel, string SelectedEntity)
{
    /// <summary>The standard channel of change events, whose members are what Setup calls the selected entities.</summary>
    public const string Default = "ChangeEvents";
}
