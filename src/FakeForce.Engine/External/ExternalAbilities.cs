namespace FakeForce.Engine.External;

/// <param name="TotalSize">It can say how many rows there are in all.</param>
/// <param name="ServerPaging">It decides how many rows a page has.</param>
/// <param name="Search">It searches by itself; otherwise it is asked with filters.</param>
public sealed record ExternalAbilities(bool TotalSize, bool ServerPaging, bool Search);
