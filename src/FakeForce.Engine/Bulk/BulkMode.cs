namespace FakeForce.Engine.Bulk;

/// <summary>How jobs move on: at once, by the org's clock, or when they are told to.</summary>
public enum BulkMode : byte { Immediate, Realistic, Manual }
