namespace Ecommerce.Local.Trust;

/// <summary>A key pair by which someone signs calls.</summary>
public sealed record AccessKey(string Id, string Secret, Caller Caller)
{
    /// <summary>Comes with temporary keys, and must then be in each call.</summary>
    public string? SessionToken { get; init; }

    /// <summary>When temporary keys end, by <see cref="Clock"/>; null is never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>
    /// The clock that who signs looks at: the machine's for people and their tools, the shop's, which <c>clock advance</c> moves, for
    /// functions.
    /// </summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
