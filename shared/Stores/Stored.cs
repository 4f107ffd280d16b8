using Ecommerce.Kernel;

namespace Ecommerce.Stores;

/// <summary>What a write that was bound to what had been read came to. What cannot be settled by deciding again is an error.</summary>
public enum Stored
{
    /// <summary>Everything is written: the rows, the events and the remembered answer.</summary>
    Done,

    /// <summary>A row moved between reading and writing: read again and decide again.</summary>
    Moved,
}

/// <summary>The errors that writes of every service share.</summary>
public static class StoreErrors
{
    /// <summary>Others kept writing the same rows until the tries were over. Nothing is written.</summary>
    public static Error Busy { get; } =
        new(Problem.Unavailable, "Too many changes at once; try again") { RetryAfter = TimeSpan.FromSeconds(1) };
}
