using FakeForce.Engine.Schema;

namespace FakeForce.Engine.External;

public sealed record ExternalOrder(Field Field, bool Descending);
