using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators.Cognito;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>The functions that the topology has pools ask.</summary>
public sealed class PoolTriggerFunctions(LambdaHost lambda, Place place) : IPoolTriggers
{
    private readonly ConcurrentDictionary<(string Pool, PoolMoment Moment), string> _functions = [];

    /// <summary>From now on this function answers.</summary>
    public void Add(UserPoolSpec pool, PoolQuestion question) =>
        _functions[(pool.Name, question.Moment)] = question.Function.NameIn(place);

    public bool Answers(UserPoolSpec pool, PoolMoment moment) => _functions.ContainsKey((pool.Name, moment));

    public async Task<TriggerAnswer> AskAsync(
        UserPoolSpec pool, PoolMoment moment, JsonObject question, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(CognitoLimits.TriggerTime);
        try
        {
            var payload = JsonSerializer.SerializeToUtf8Bytes(question);
            return await lambda.InvokeAsync(_functions[(pool.Name, moment)], payload, InvokeOptions.None, patience.Token) switch
            {
                InvokeResult.Succeeded succeeded => Read(succeeded.Payload),
                InvokeResult.Failed failed => new TriggerAnswer.Refused(failed.Message),
                InvokeResult.TimedOut => new TriggerAnswer.Failed("Socket timeout while invoking Lambda function"),
                InvokeResult.Throttled => new TriggerAnswer.Failed("TooManyRequestsException"),
                var other => throw new InvalidOperationException($"{other} is new here"),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new TriggerAnswer.Failed("Socket timeout while invoking Lambda function");
        }
    }

    private static TriggerAnswer.Given Read(ReadOnlyMemory<byte> payload)
    {
        try
        {
            return new(JsonNode.Parse(payload.Span));
        }
        catch (JsonException)
        {
            return new(null); // The pool says that it cannot read this.
        }
    }
}
