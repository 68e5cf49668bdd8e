namespace FakeForce.Engine.State;

/// <summary>
/// Owner mark of tree nodes. Nodes marked with the token of the running transaction are nobody else's and may be changed
/// in place; all others are copied first. Dropping the token freezes everything that it marked.
/// </summary>
internal sealed class EditToken;
