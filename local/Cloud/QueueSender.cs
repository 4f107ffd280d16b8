using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Iam;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Emulators.Sqs;
using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Cloud;

/// <summary>Sends to queues in somebody's name, by the same call as anybody else, so that SQS asks for the right to.</summary>
public sealed class QueueSender(SqsEmulator queues) : IFailureDestination
{
    public async ValueTask<string?> SendAsync(Caller role, string queueArn, ReadOnlyMemory<byte> body) =>
        (await SendAsync(role, queueArn, new() { ["MessageBody"] = Encoding.UTF8.GetString(body.Span) }, CancellationToken.None))?.Message;

    /// <param name="message">All that SendMessage takes but the queue.</param>
    /// <returns>Null once the queue has the message.</returns>
    internal async ValueTask<QueueRefusal?> SendAsync(Caller role, string queueArn, JsonObject message, CancellationToken cancellation)
    {
        message["QueueUrl"] = UrlOf(queueArn);
        var reply = await CallAsync(role, "SendMessage", message, cancellation);
        return reply.Status == 200 ? null : Refusal(reply);
    }

    /// <summary>A service of AWS as it comes to a queue: the queue's policy says what it may.</summary>
    /// <param name="sourceArn">The rule or topic that it sends for.</param>
    internal async ValueTask<Caller> ServiceAsync(string name, string sourceArn, string queueArn, CancellationToken cancellation)
    {
        var policy = await PolicyAsync(queueArn, cancellation);
        return new AwsService(name, sourceArn, policy is null ? null : PolicyDocument.Parse(policy, PolicyKind.Resource));
    }

    // Null where the queue has none, or there is no queue.
    private async ValueTask<string?> PolicyAsync(string queueArn, CancellationToken cancellation)
    {
        var question = new JsonObject { ["QueueUrl"] = UrlOf(queueArn), ["AttributeNames"] = new JsonArray("Policy") };
        var reply = await CallAsync(Caller.Owner, "GetQueueAttributes", question, cancellation);
        return reply.Status == 200 ? (string?)JsonNode.Parse(reply.Body.Span)?["Attributes"]?["Policy"] : null;
    }

    private ValueTask<AwsReply> CallAsync(Caller role, string operation, JsonObject body, CancellationToken cancellation)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = $"AmazonSQS.{operation}" };
        var call = new AwsCall("POST", "/", "", headers, JsonSerializer.SerializeToUtf8Bytes(body)) { Caller = role };
        return queues.HandleAsync(call, cancellation);
    }

    private static QueueRefusal Refusal(AwsReply reply)
    {
        var error = JsonNode.Parse(reply.Body.Span);
        return new((string?)error?["__type"] ?? "", (string?)error?["message"] ?? "no reason was given");
    }

    private static string UrlOf(string queueArn) =>
        $"http://localhost/{LocalAccount.Id}/{queueArn[(queueArn.LastIndexOf(':') + 1)..]}";
}

/// <summary>Why a queue did not take a message.</summary>
/// <param name="Type">The error's name.</param>
internal sealed record QueueRefusal(string Type, string Message)
{
    public bool IsOfNoQueue => Type.EndsWith("QueueDoesNotExist", StringComparison.Ordinal);

    public bool IsOfNoRight => Type.Contains("AccessDenied", StringComparison.Ordinal);

    public bool IsOfTheMessage => Type.Contains("Invalid", StringComparison.Ordinal);

    /// <summary>Whether the same message may be taken later.</summary>
    public bool MayPass => !IsOfNoQueue && !IsOfNoRight && !IsOfTheMessage;
}
