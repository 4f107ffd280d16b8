namespace Ecommerce.Kernel;

/// <summary>
/// Something we depend on does not answer right now; the request may be sent again. A kind of its own, so that whoever talks to
/// clients can tell it from a bug without knowing what we depend on.
/// </summary>
/// <param name="message">What does not answer, and how; for the log only.</param>
/// <param name="cause">What its client says of it.</param>
public sealed class UnavailableException(string message, Exception? cause = null) : Exception(message, cause)
{
    /// <summary>How long to wait before the request is sent again.</summary>
    public TimeSpan RetryAfter { get; } = TimeSpan.FromSeconds(1);
}
