namespace FakeForce.Engine.Events.Channels;

/// <summary>
/// What the event bus of an org is set up with, as metadata: a channel, a channel's member or a managed subscription. One kind has
/// each full name once.
/// </summary>
public abstract record EventComponent(string FullName)
{
    /// <summary>The number of its id in the org; 0 for what is not of an org yet.</summary>
    public int Number { get; init; }

    /// <summary>The full name without a suffix or underscores in pairs, as Tooling API shows it.</summary>
    public virtual string DeveloperName => FullName;

    /// <summary>Of its ids.</summary>
    internal abstract KeyPrefix Prefix { get; }

    /// <summary>Everything but the number, as texts for the state's document.</summary>
    internal abstract string[] ToTexts();

    public RecordId Id => new(Prefix, Number);
}
