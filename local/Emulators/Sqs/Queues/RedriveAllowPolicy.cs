using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// Which queues may use this one for their dead letters; null is all.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
/// </summary>
internal sealed record RedriveAllowPolicy(IReadOnlyList<string>? Sources)
{
    /// <summary>The attribute that holds it.</summary>
    public const string Name = "RedriveAllowPolicy";

    private const string SourcesName = "sourceQueueArns";

    public bool Allows(string sourceArn) => Sources?.Contains(sourceArn) ?? true;

    public static RedriveAllowPolicy Of(Queue queue) =>
        queue.Attributes.TryGetValue(Name, out var text) ? Parse(text) : new(Sources: null);

    public static RedriveAllowPolicy Parse(string text)
    {
        try
        {
            var policy = JsonElement.Parse(text);
            var sources = policy.TryGetProperty(SourcesName, out var list)
                ? list.EnumerateArray().Select(arn => arn.GetString()!).ToArray()
                : null;
            return (policy.GetProperty("redrivePermission").GetString(), sources) switch
            {
                ("allowAll", null) => new(Sources: null),
                ("denyAll", null) => new(Sources: []),
                ("byQueue", { Length: >= 1 and <= SqsLimits.AllowedSourcesMax }) => new(sources),
                _ => throw Wrong(text),
            };
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw Wrong(text);
        }
    }

    private static SqsException Wrong(string text) => SqsException.Invalid(
        Name, text, "redrivePermission must be allowAll, denyAll, or byQueue with 1 to 10 sourceQueueArns.");
}
