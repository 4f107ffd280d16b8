namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>One call's turn at the file: all of it happens at one time, and wholly or not at all.</summary>
internal sealed class Turn(Session session, DateTimeOffset now)
{
    public Session Session => session;

    public DateTimeOffset Now => now;

    /// <summary>Whether messages may have become due, so that those who wait for some shall look again.</summary>
    public bool Wakes { get; private set; }

    public void Wake() => Wakes = true;

    /// <summary>The queue that a call names by its URL.</summary>
    public Queue Queue(Parameters parameters) => QueueRows.Get(session, QueueName.OfUrl(parameters.RequiredText("QueueUrl")));
}
