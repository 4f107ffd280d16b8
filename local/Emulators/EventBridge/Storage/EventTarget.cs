using System.Text.Json;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>A target of a rule. Its document is kept as it was put, so that it is told as it was put.</summary>
internal sealed record EventTarget(string Document)
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public string? Input { get; init; }

    public string? InputPath { get; init; }

    public string? Template { get; init; }

    /// <summary>The paths of the template's variables by their names.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public string? MessageGroupId { get; init; }

    public string? DeadLetterArn { get; init; }

    public int AttemptsMax { get; init; } = EventLimits.RetryAttemptsDefault;

    public TimeSpan AgeMax { get; init; } = TimeSpan.FromSeconds(EventLimits.EventAgeSecondsDefault);

    /// <summary>The service in its ARN, which decides who delivers to it.</summary>
    public string Service => ServiceOf(Arn);

    public static string ServiceOf(string arn) => arn.Split(':') is ["arn", _, var service, ..] ? service : "";

    public static EventTarget Read(string document)
    {
        using var json = JsonDocument.Parse(document);
        return TargetReader.Read(Parameters.Of(json.RootElement));
    }
}
