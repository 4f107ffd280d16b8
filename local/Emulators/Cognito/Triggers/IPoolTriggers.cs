using System.Text.Json.Nodes;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.Cognito;

/// <summary>The functions that pools ask.</summary>
public interface IPoolTriggers
{
    /// <summary>Whether anybody answers a pool at a moment.</summary>
    bool Answers(UserPoolSpec pool, PoolMoment moment);

    /// <summary>Asks; only where somebody answers.</summary>
    /// <param name="question">The event.</param>
    Task<TriggerAnswer> AskAsync(UserPoolSpec pool, PoolMoment moment, JsonObject question, CancellationToken cancellation);
}

/// <summary>What asking came to.</summary>
public abstract record TriggerAnswer
{
    private TriggerAnswer()
    {
        // Closed: the three below.
    }

    /// <param name="Event">What came back.</param>
    public sealed record Given(JsonNode? Event) : TriggerAnswer;

    /// <summary>The function failed, and said so.</summary>
    public sealed record Refused(string Message) : TriggerAnswer;

    /// <summary>There was no answer, or none in time.</summary>
    public sealed record Failed(string Why) : TriggerAnswer;
}

/// <summary>Nobody is asked anything.</summary>
public sealed class NoTriggers : IPoolTriggers
{
    public bool Answers(UserPoolSpec pool, PoolMoment moment) => false;

    public Task<TriggerAnswer> AskAsync(UserPoolSpec pool, PoolMoment moment, JsonObject question, CancellationToken cancellation) =>
        throw new InvalidOperationException("Nobody is there to be asked");
}
