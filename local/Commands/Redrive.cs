using System.Globalization;
using System.Text.Json.Nodes;
using Ecommerce.Local.Cloud;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Topology;

namespace Ecommerce.Local.Commands;

/// <summary>What an operator does about dead letters, by SQS's own message move tasks.</summary>
internal sealed class Redrive(OperatorClient client, TextWriter told)
{
    private static readonly DeadLetters s_deadLetters = new(Shop.Describe(), new(FunctionConfig.Region, FunctionConfig.Account));

    /// <summary>Says of each dead-letter queue how many messages wait in it. Returns the exit code.</summary>
    public async Task<int> ListAsync(CancellationToken cancellation)
    {
        foreach (var dead in s_deadLetters.All)
        {
            var count = await CountAsync(dead, cancellation);
            var remark = dead.From is null ? "  (from no queue: not redriven)" : "";
            await told.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count,6}  {dead.Name}{remark}"));
        }

        return ExitCode.Done;
    }

    /// <summary>Brings back all that waits in a queue now, and waits for the end. Returns the exit code.</summary>
    public async Task<int> RunAsync(string name, CancellationToken cancellation)
    {
        var dead = s_deadLetters.Find(name)
            ?? throw new LocalException($"There is no dead-letter queue '{name}', and no queue of that name has one; see redrive --list");
        if (dead.From is not { } source)
        {
            throw new LocalException(
                $"What is in {dead.Name} came from no queue, so SQS cannot bring it back; "
                + "docs/runbooks/replay-and-redrive.md says what to do");
        }

        if (await CountAsync(dead, cancellation) == 0)
        {
            await told.WriteLineAsync($"{dead.Name} is empty: there is nothing to bring back");
            return ExitCode.Done;
        }

        await AskAsync("StartMessageMoveTask", dead.Redrive(), cancellation);
        var moved = await UntilItEndsAsync(dead, cancellation);
        await told.WriteLineAsync($"moved {moved} {(moved == 1 ? "message" : "messages")} from {dead.Name} to {source.Name}");
        return ExitCode.Done;
    }

    private async Task<long> UntilItEndsAsync(DeadLetters.Queue dead, CancellationToken cancellation)
    {
        while (true)
        {
            var tasks = await AskAsync("ListMessageMoveTasks", new() { ["SourceArn"] = dead.Arn, ["MaxResults"] = 1 }, cancellation);
            var task = tasks["Results"]![0]!;
            var moved = (long)task["ApproximateNumberOfMessagesMoved"]!;
            switch ((string)task["Status"]!)
            {
                case "COMPLETED":
                    return moved;
                case "FAILED" or "CANCELLED":
                    var reason = task["FailureReason"] ?? "no reason given";
                    throw new LocalException($"The move out of {dead.Name} ended as {task["Status"]} after {moved}: {reason}");
            }

            await Task.Delay(LocalLimits.Watching, cancellation);
        }
    }

    private async Task<long> CountAsync(DeadLetters.Queue dead, CancellationToken cancellation)
    {
        var url = (string)(await AskAsync("GetQueueUrl", new() { ["QueueName"] = dead.QueueName }, cancellation))["QueueUrl"]!;
        var ask = new JsonObject { ["QueueUrl"] = url, ["AttributeNames"] = new JsonArray("ApproximateNumberOfMessages") };
        var answer = await AskAsync("GetQueueAttributes", ask, cancellation);
        return long.Parse((string)answer["Attributes"]!["ApproximateNumberOfMessages"]!, CultureInfo.InvariantCulture);
    }

    private Task<JsonNode> AskAsync(string operation, JsonObject body, CancellationToken cancellation) =>
        client.AskAsync(AwsApi.Queues, operation, body, cancellation);
}
