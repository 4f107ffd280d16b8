namespace Ecommerce.Iam;

/// <summary>How a request ends.</summary>
public enum Verdict
{
    /// <summary>A statement allows it, and none denies it.</summary>
    Allowed,

    /// <summary>No statement applies: who was not given a right does not have it.</summary>
    DeniedImplicitly,

    /// <summary>A statement denies it.</summary>
    DeniedExplicitly,
}

/// <summary>The answer to one <see cref="AccessRequest"/>.</summary>
/// <param name="By">The statement that decided; null when none applies.</param>
/// <param name="Kind">The kind of policy that statement is in.</param>
public sealed record Decision(Verdict Verdict, Statement? By = null, PolicyKind? Kind = null)
{
    /// <summary>No statement applies.</summary>
    public static Decision Unmentioned { get; } = new(Verdict.DeniedImplicitly);

    /// <summary>True when the request may go on.</summary>
    public bool IsAllowed => Verdict == Verdict.Allowed;
}
