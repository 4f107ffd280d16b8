namespace Ecommerce.Aws;

/// <summary>Codes of failures that no service named, because there was no (usable) answer.</summary>
public static class AwsErrorCodes
{
    /// <summary>No connection, or it broke.</summary>
    public const string Connection = "ConnectionFailed";

    /// <summary>The server's certificate is not trusted, or TLS failed otherwise.</summary>
    public const string Tls = "TlsFailed";

    /// <summary>An attempt took longer than <see cref="AwsLimits.AttemptMillisecondsMax"/> or the deadline allows.</summary>
    public const string Timeout = "Timeout";

    /// <summary>The deadline left no time for a first attempt.</summary>
    public const string Deadline = "DeadlineExceeded";

    /// <summary>What came back is not HTTP, or not what the service answers.</summary>
    public const string Unreadable = "UnreadableAnswer";

    /// <summary>The answer crosses <see cref="AwsLimits.HeadBytesMax"/> or <see cref="AwsLimits.AnswerBytesMax"/>.</summary>
    public const string TooLarge = "AnswerTooLarge";
}
