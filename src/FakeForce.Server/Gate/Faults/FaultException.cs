using FakeForce.Engine;

namespace FakeForce.Server.Gate.Faults;

/// <summary>An error that a fault rule wants, with the status that it wants, if it names one.</summary>
internal sealed class FaultException(SalesforceException error, int? status) : Exception(error.Message)
{
    public SalesforceException Error => error;
    public int Status => status ?? ErrorStatus.Of(error);
}
