using System.Text.RegularExpressions;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>Names of topics, and what they are called in ARNs.</summary>
internal static partial class TopicArn
{
    private const int PartsCount = 6;
    private const string Prefix = $"arn:aws:sns:{LocalAccount.Region}:{LocalAccount.Id}:";

    public static string Of(string name) => Prefix + name;

    /// <summary>Refuses what is no name of a standard topic.</summary>
    public static string Check(string name) =>
        name.EndsWith(".fifo", StringComparison.Ordinal)
            ? throw SnsException.Invalid("FifoTopic Reason: the local SNS has standard topics only")
        : Name().IsMatch(name) ? name
        : throw SnsException.Invalid("Topic Name");

    /// <summary>The name in a topic's ARN.</summary>
    /// <param name="parameter">What a refusal calls it.</param>
    public static string NameIn(string arn, string parameter = "TopicArn")
    {
        var parts = arn.Split(':');
        return parts.Length < PartsCount
            ? throw SnsException.Invalid($"{parameter} Reason: An ARN must have at least {PartsCount} elements, not {parts.Length}")
            : arn.StartsWith($"arn:aws:sns:{LocalAccount.Region}:", StringComparison.Ordinal) ? parts[PartsCount - 1]
            : throw SnsException.Invalid(parameter);
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,256}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
