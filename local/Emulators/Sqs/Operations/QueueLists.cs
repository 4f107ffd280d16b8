using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html
/// </summary>
internal static class QueueLists
{
    public static Action<Utf8JsonWriter> GetUrl(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueName", "QueueOwnerAWSAccountId");
        var name = call.Parameters.RequiredText("QueueName");
        if (call.Parameters.Text("QueueOwnerAWSAccountId") is { } owner && owner != LocalAccount.Id)
        {
            throw SqsException.QueueDoesNotExist();
        }

        var queue = QueueRows.Get(turn.Session, name);
        return json => json.WriteString("QueueUrl"u8, QueueName.Url(call.Host, queue.Name));
    }

    public static Action<Utf8JsonWriter> List(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueNamePrefix", "NextToken", "MaxResults");
        var prefix = call.Parameters.Text("QueueNamePrefix") ?? "";
        var queues = QueueRows.All(turn.Session).Where(queue => queue.Name.StartsWith(prefix, StringComparison.Ordinal));
        return Page(call, queues, "QueueUrls");
    }

    public static Action<Utf8JsonWriter> ListDeadLetterSources(Turn turn, SqsCall call)
    {
        call.Parameters.Only("QueueUrl", "NextToken", "MaxResults");
        var target = turn.Queue(call.Parameters).Arn;
        return Page(call, QueueRows.All(turn.Session).Where(queue => queue.Redrive?.TargetArn == target), "queueUrls", isAlwaysThere: true);
    }

    // There is a next page only for those who ask for pages. A token is the name of the last queue that was told.
    private static Action<Utf8JsonWriter> Page(SqsCall call, IEnumerable<Queue> queues, string member, bool isAlwaysThere = false)
    {
        var max = call.Parameters.Integer("MaxResults");
        if (max is < 1 or > SqsLimits.ListedQueuesMax)
        {
            throw SqsException.Invalid(
                "MaxResults", max.Value.ToString(CultureInfo.InvariantCulture),
                $"MaxResults must be an integer between 1 and {SqsLimits.ListedQueuesMax}.");
        }

        var after = call.Parameters.Text("NextToken") is { } token ? NameIn(token) : "";
        var rest = queues.Where(queue => string.CompareOrdinal(queue.Name, after) > 0).ToArray();
        var page = rest.Take(max ?? SqsLimits.ListedQueuesMax).Select(queue => QueueName.Url(call.Host, queue.Name)).ToArray();
        return json =>
        {
            if (page.Length > 0 || isAlwaysThere)
            {
                json.WriteTexts(member, page);
            }

            if (max is not null && page.Length < rest.Length)
            {
                json.WriteString("NextToken"u8, Convert.ToBase64String(Encoding.UTF8.GetBytes(rest[page.Length - 1].Name)));
            }
        };
    }

    private static string NameIn(string token)
    {
        var buffer = new byte[token.Length];
        return Convert.TryFromBase64String(token, buffer, out var length)
            ? Encoding.UTF8.GetString(buffer, 0, length)
            : throw SqsException.Invalid("Invalid or expired next token.");
    }
}
