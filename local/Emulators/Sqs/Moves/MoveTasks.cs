using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html
/// </summary>
internal static class MoveTasks
{
    public static Action<Utf8JsonWriter> Start(Turn turn, SqsCall call)
    {
        call.Parameters.Only("SourceArn", "DestinationArn", "MaxNumberOfMessagesPerSecond");
        var source = Find(turn, call.Parameters.RequiredText("SourceArn"), "SourceArn");
        var destination = call.Parameters.Text("DestinationArn") is { } arn ? Find(turn, arn, "DestinationArn") : null;
        if (!QueueRows.All(turn.Session).Any(queue => queue.Redrive?.TargetArn == source.Arn))
        {
            throw SqsException.Invalid("Source queue must be configured as a Dead Letter Queue.");
        }

        if (MoveRows.AllRunning(turn.Session).Any(running => running.Source == source.Arn))
        {
            throw SqsException.Invalid(
                "There is already a task running. Only one active task is allowed for a source queue arn at a given time.");
        }

        var last = turn.Session.Number("SELECT COALESCE(MAX(position), 0) FROM messages WHERE queue=?1", source.Id);
        var id = MoveRows.Insert(turn.Session, new(
            Id: 0, source.Arn, destination?.Arn, RateIn(call.Parameters), MoveTask.Running,
            QueueCounts.Of(turn.Session, source, turn.Now).Visible, Moved: 0, turn.Now, last, Failure: null));
        Moving.Advance(turn);
        return json => json.WriteString("TaskHandle"u8, HandleOf(id, source.Arn));
    }

    public static Action<Utf8JsonWriter> List(Turn turn, SqsCall call)
    {
        call.Parameters.Only("SourceArn", "MaxResults");
        var source = Find(turn, call.Parameters.RequiredText("SourceArn"), "SourceArn");
        var max = call.Parameters.Integer("MaxResults") ?? 1;
        if (max is < 1 or > SqsLimits.ListedMovesMax)
        {
            throw SqsException.Invalid(
                "MaxResults", max.ToString(CultureInfo.InvariantCulture), $"MaxResults must be between 1 and {SqsLimits.ListedMovesMax}.");
        }

        var tasks = MoveRows.OfSource(turn.Session, source.Arn, max);
        return json =>
        {
            json.WriteStartArray("Results"u8);
            foreach (var task in tasks)
            {
                Write(json, task);
            }

            json.WriteEndArray();
        };
    }

    public static Action<Utf8JsonWriter> Cancel(Turn turn, SqsCall call)
    {
        call.Parameters.Only("TaskHandle");
        var (id, arn) = Parse(call.Parameters.RequiredText("TaskHandle"));
        var source = Find(turn, arn, "SourceArn");
        var task = MoveRows.Find(turn.Session, id) is { Status: MoveTask.Running } running && running.Source == source.Arn
            ? running
            : throw SqsException.NotFound("Task does not exist.");
        MoveRows.Update(turn.Session, task with { Status = MoveTask.Cancelled });
        return json => json.WriteNumber("ApproximateNumberOfMessagesMoved"u8, task.Moved);
    }

    /// <summary>The ARN of the queue that a task empties; refuses what is no handle.</summary>
    public static string SourceIn(string handle) => Parse(handle).Source;

    private static void Write(Utf8JsonWriter json, MoveTask task)
    {
        json.WriteStartObject();
        if (task.Status == MoveTask.Running)
        {
            json.WriteString("TaskHandle"u8, HandleOf(task.Id, task.Source));
        }

        json.WriteString("Status"u8, task.Status);
        json.WriteString("SourceArn"u8, task.Source);
        json.WriteOptional("DestinationArn", task.Destination);
        if (task.Rate is { } rate)
        {
            json.WriteNumber("MaxNumberOfMessagesPerSecond"u8, rate);
        }

        json.WriteNumber("ApproximateNumberOfMessagesMoved"u8, task.Moved);
        json.WriteNumber("ApproximateNumberOfMessagesToMove"u8, task.Total);
        json.WriteOptional("FailureReason", task.Failure);
        json.WriteNumber("StartedTimestamp"u8, task.Started.ToUnixTimeMilliseconds());
        json.WriteEndObject();
    }

    private static Queue Find(Turn turn, string arn, string parameter)
    {
        if (!arn.StartsWith("arn:", StringComparison.Ordinal))
        {
            throw SqsException.Invalid(
                $"You must use this format to specify the {parameter}: arn:<partition>:<service>:<region>:<account-id>:<resource-id>");
        }

        return (QueueName.OfArn(arn) is { } name ? QueueRows.Find(turn.Session, name) : null)
            ?? throw SqsException.NotFound($"The resource that you specified for the {parameter} parameter doesn't exist.");
    }

    private static long? RateIn(Parameters parameters) => parameters.Integer("MaxNumberOfMessagesPerSecond") switch
    {
        null => null,
        (< 1 or > SqsLimits.MovedMessagesPerSecondMax) and var rate => throw SqsException.Invalid(
            "MaxNumberOfMessagesPerSecond", string.Create(CultureInfo.InvariantCulture, $"{rate}"),
            $"MaxNumberOfMessagesPerSecond must be between 1 and {SqsLimits.MovedMessagesPerSecondMax}."),
        var rate => rate,
    };

    private static string HandleOf(long id, string source) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id} {source}")));

    private static (long Id, string Source) Parse(string handle)
    {
        var buffer = new byte[handle.Length];
        return Convert.TryFromBase64String(handle, buffer, out var length)
            && Encoding.UTF8.GetString(buffer, 0, length).Split(' ') is [var number, var source]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? (id, source)
            : throw SqsException.Invalid("Value for parameter TaskHandle is invalid.");
    }
}
