namespace FakeForce.Server.Ambient;

/// <summary>The machine's own clock, for what must not follow an org's frozen one: socket time-outs, certificates, draining.</summary>
internal static class HostClock
{
#pragma warning disable RS0030 // The one place of the server that may name the system clock.
    public static TimeProvider Instance { get; } = TimeProvider.System;
#pragma warning restore RS0030
}
