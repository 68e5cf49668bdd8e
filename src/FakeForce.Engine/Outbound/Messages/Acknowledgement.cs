namespace FakeForce.Engine.Outbound.Messages;

/// <summary>What came back. <paramref name="Answer"/> says it in one line, for people.</summary>
public sealed record Acknowledgement(bool IsAcknowledged, string Answer);
