using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Cloud;

/// <summary>Redrives the dead letters of a shop that runs in this process.</summary>
internal sealed class DeadLetterQueues(LocalCloud cloud)
{
    private readonly DeadLetters _deadLetters = new(cloud.Shop, cloud.Place);

    /// <summary>Brings back what waits in a queue.</summary>
    /// <returns>Why not; null: it is brought back.</returns>
    public async Task<string?> RedriveAsync(string name, CancellationToken cancellation)
    {
        if (_deadLetters.Find(name) is not { From: not null } dead)
        {
            return $"'{name}' is no queue whose dead letters SQS can bring back";
        }

        var headers = new Dictionary<string, string> { ["x-amz-target"] = "AmazonSQS.StartMessageMoveTask" };
        var call = new AwsCall("POST", "/", "", headers, JsonSerializer.SerializeToUtf8Bytes(dead.Redrive())) { Caller = Caller.Owner };
        var reply = await cloud.Queues.HandleAsync(call, cancellation);
        return reply.Status == 200 ? null : (string?)JsonNode.Parse(reply.Body.Span)?["message"] ?? "SQS refused";
    }
}
