namespace FakeForce.Engine.State;

/// <summary>Something that a transaction set off and that is done, all at once, when it ends; what is rolled back takes its effects along.</summary>
internal abstract record TransactionEffect;
