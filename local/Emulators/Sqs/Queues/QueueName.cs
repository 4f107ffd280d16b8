using System.Text.RegularExpressions;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// How queues are called: by name, by ARN and by URL.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-queue-message-identifiers.html
/// </summary>
internal static partial class QueueName
{
    public const string FifoSuffix = ".fifo";

    private const string ArnPrefix = $"arn:aws:sqs:{LocalAccount.Region}:{LocalAccount.Id}:";

    /// <summary>Refuses a name that the type of queue cannot have.</summary>
    public static void Check(string name, bool isFifo)
    {
        if (isFifo && !(name.Length <= SqsLimits.QueueNameCharsMax && Fifo().IsMatch(name)))
        {
            throw SqsException.Invalid(
                "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, "
                + "must end with .fifo suffix and be 1 to 80 in length");
        }

        if (!isFifo && !(name.Length <= SqsLimits.QueueNameCharsMax && Standard().IsMatch(name)))
        {
            throw SqsException.Invalid("Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
    }

    public static string Arn(string name) => ArnPrefix + name;

    /// <summary>The name in the ARN of a queue of this account and region; null when it is none.</summary>
    public static string? OfArn(string arn) =>
        arn.StartsWith(ArnPrefix, StringComparison.Ordinal) && arn.Length > ArnPrefix.Length ? arn[ArnPrefix.Length..] : null;

    /// <param name="host">Where the caller reached this endpoint, so that the URL leads there again.</param>
    public static string Url(string host, string name) => $"http://{host}/{LocalAccount.Id}/{name}";

    /// <summary>The name in a URL: SQS goes by its path, whatever the host is called.</summary>
    public static string OfUrl(string url)
    {
        var parts = Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri.AbsolutePath.Split('/')
            : throw SqsException.BadAddress(url);
        return parts is ["", { Length: > 0 } account, { Length: > 0 } name]
            ? account == LocalAccount.Id ? name : throw SqsException.QueueDoesNotExist()
            : throw SqsException.BadAddress(url);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Standard();

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\.fifo\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fifo();
}
