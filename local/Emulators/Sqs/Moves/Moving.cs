namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// Moves what the running tasks should have moved by now. Every turn begins with it, so that tasks need no thread and go by the shop's
/// clock. A moved message is a new one, with a new id and age.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html
/// </summary>
internal static class Moving
{
    /// <summary>How soon a task with a rate goes on.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private const string Left =
        "WHERE queue=?1 AND visible<=?2 AND position<=?3 ORDER BY position LIMIT ?4";

    /// <summary>True when a task is still under way.</summary>
    public static bool Advance(Turn turn)
    {
        var isRunning = false;
        foreach (var task in MoveRows.AllRunning(turn.Session))
        {
            isRunning |= Advance(turn, task).Status == MoveTask.Running;
        }

        return isRunning;
    }

    private static MoveTask Advance(Turn turn, MoveTask task)
    {
        var allowed = task.Rate is { } rate ? (rate * (1 + (long)(turn.Now - task.Started).TotalSeconds)) - task.Moved : long.MaxValue;
        if (allowed <= 0)
        {
            return task;
        }

        var after = QueueRows.Find(turn.Session, QueueName.OfArn(task.Source)!) is { } source
            ? Move(turn, task, source, allowed)
            : task with { Status = MoveTask.Failed, Failure = "AWS.SimpleQueueService.NonExistentQueue" };
        MoveRows.Update(turn.Session, after);
        return after;
    }

    private static MoveTask Move(Turn turn, MoveTask task, Queue source, long allowed)
    {
        var now = turn.Now.ToUnixTimeMilliseconds();
        foreach (var message in MessageRows.List(turn.Session, Left, source.Id, now, task.LastPosition, allowed))
        {
            var destination = task.Destination ?? message.Source;
            if (destination is null)
            {
                return task with { Status = MoveTask.Failed, Failure = "CouldNotDetermineMessageSource" };
            }

            if (QueueRows.Find(turn.Session, QueueName.OfArn(destination) ?? "") is not { } target)
            {
                return task with { Status = MoveTask.Failed, Failure = "AWS.SimpleQueueService.NonExistentQueue" };
            }

            Renew(turn, message, target);
            task = task with { Moved = task.Moved + 1 };
        }

        var isOver = MessageRows.List(turn.Session, Left, source.Id, now, task.LastPosition, 1).Count == 0;
        return isOver ? task with { Status = MoveTask.Completed } : task;
    }

    private static void Renew(Turn turn, StoredMessage message, Queue target)
    {
        MessageRows.Delete(turn.Session, message);
        var trace = message.Trace is null ? null : new MessageAttribute("String", message.Trace, Binary: null);
        var again = new Outgoing(message.Body, message.Attributes, trace, Delay: null, message.Group, message.Deduplication);
        MessageRows.Insert(turn.Session, target, Guid.CreateVersion7(turn.Now).ToString(), again, message.Sender, turn.Now);
        turn.Wake();
    }
}
