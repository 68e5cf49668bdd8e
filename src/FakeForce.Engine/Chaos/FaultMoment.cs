namespace FakeForce.Engine.Chaos;

/// <summary>What is about to happen when rules are asked, which decides the effects that can strike it.</summary>
public enum FaultMoment
{
    /// <summary>A call of its own.</summary>
    Call,

    /// <summary>A call inside another one, which has no connection that could break.</summary>
    InnerCall,

    /// <summary>A bulk job or batch begins; nobody waits for an answer.</summary>
    Job,
}

internal static class FaultMoments
{
    public static bool CanStrike(this FaultMoment moment, FaultEffect effect) => moment switch
    {
        FaultMoment.Job => effect == FaultEffect.FailJob,
        FaultMoment.InnerCall => effect == FaultEffect.Error,
        _ => effect != FaultEffect.FailJob,
    };
}
