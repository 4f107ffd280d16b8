namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>What an invocation may bring beside its payload.</summary>
public sealed record InvokeOptions
{
    public static readonly InvokeOptions None = new();

    /// <summary>An X-Ray header to carry on; null, and what is not of its form, starts a new trace.</summary>
    public string? TraceId { get; init; }

    /// <summary>The JSON that a mobile client tells of itself; null when it tells nothing.</summary>
    public string? ClientContext { get; init; }

    /// <summary>Whether the answer is to hold the end of the log (<see cref="InvokeResult.Log"/>).</summary>
    public bool TailsLog { get; init; }
}
