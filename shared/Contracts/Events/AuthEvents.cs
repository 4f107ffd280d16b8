namespace Ecommerce.Contracts.Events;

/// <summary>Somebody has confirmed an e-mail address and is a customer now. The address itself is not said: who needs it asks.</summary>
public sealed record CustomerRegistered(string CustomerId, string? Locale = null) : IEvent
{
    public static EventType Event => new(EventSource.Auth, nameof(CustomerRegistered));
}

/// <summary>A person may no longer sign in: not before <paramref name="Until"/>, or never where that is absent.</summary>
/// <param name="CustomerId">Absent where nobody has registered with the address yet.</param>
public sealed record CustomerBlocked(string Reason, DateTimeOffset? Until = null, string? CustomerId = null) : IEvent
{
    public static EventType Event => new(EventSource.Auth, nameof(CustomerBlocked));
}

/// <summary>A person who was blocked may sign in again.</summary>
/// <param name="CustomerId">Absent where nobody has registered with the address yet.</param>
public sealed record CustomerUnblocked(string? CustomerId = null) : IEvent
{
    public static EventType Event => new(EventSource.Auth, nameof(CustomerUnblocked));
}

/// <summary>A customer wants to be forgotten: whoever keeps something personal of theirs lets go of it.</summary>
public sealed record CustomerErasureRequested(string CustomerId) : IEvent
{
    public static EventType Event => new(EventSource.Auth, nameof(CustomerErasureRequested));
}
