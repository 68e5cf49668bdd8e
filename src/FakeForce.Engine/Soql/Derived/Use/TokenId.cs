using System.Text;
using FakeForce.Engine.State;

namespace FakeForce.Engine.Soql.Derived.Use;

/// <summary>The record id of something that has none but a secret of its own: the same secret always gives the same id.</summary>
internal static class TokenId
{
    private const ulong Mask = (1UL << 44) - 1;

    public static RecordId Of(DerivedScope scope, string type, string token) => scope.Catalog.TryPrefix(type, out var prefix)
        ? new RecordId(prefix, (long)(IndexKey.OfBytes(Encoding.UTF8.GetBytes(token)) & Mask) + 1)
        : default;
}
