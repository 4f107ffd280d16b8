using Ecommerce.Iam;
using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// Asks IAM about a call before it has its turn. A batch asks for the action of its single operation; moving messages asks for what it
/// does in the caller's name.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
/// </summary>
internal static class SqsAccess
{
    private const string BatchSuffix = "Batch";

    public static void Demand(Caller caller, string operation, Parameters parameters)
    {
        if (caller.MayDoAll)
        {
            return;
        }

        foreach (var question in Questions(operation, parameters))
        {
            if (caller.Refuse(question) is { } words)
            {
                throw SqsException.Denied(words);
            }
        }
    }

    private static IEnumerable<AccessRequest> Questions(string operation, Parameters parameters)
    {
        var single = operation.EndsWith(BatchSuffix, StringComparison.Ordinal) ? operation[..^BatchSuffix.Length] : operation;
        yield return Question(single, ResourceOf(parameters));
        if (operation != "StartMessageMoveTask")
        {
            yield break;
        }

        foreach (var action in (string[])["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"])
        {
            yield return Question(action, ResourceOf(parameters));
        }

        if (parameters.Text("DestinationArn") is { } destination)
        {
            yield return Question("SendMessage", destination);
        }
    }

    private static AccessRequest Question(string action, string resource) => new($"sqs:{action}", resource);

    private static string ResourceOf(Parameters parameters) =>
        parameters.Text("QueueUrl") is { } url ? QueueName.Arn(QueueName.OfUrl(url))
        : parameters.Text("QueueName") is { } name ? QueueName.Arn(name)
        : parameters.Text("SourceArn") is { } source ? source
        : parameters.Text("TaskHandle") is { } handle ? MoveTasks.SourceIn(handle)
        : "*";
}
