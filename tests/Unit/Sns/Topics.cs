using System.Collections.Concurrent;
using System.Xml.Linq;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Sns;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Unit.Gateway;

namespace Ecommerce.Tests.Unit.Sns;

/// <summary>
/// A fresh emulator on a file of its own, with one topic and subscribers of the test. Nothing is delivered until the test says so.
/// </summary>
internal sealed class Topics : IAsyncDisposable
{
    public const string Topic = "arn:aws:sns:us-east-1:000000000000:t";
    public const string Queue = "arn:aws:sqs:us-east-1:000000000000:queue";
    public const string DeadLetters = "arn:aws:sqs:us-east-1:000000000000:dead";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("topics-");

    public Topics()
    {
        Emulator = Open();
        Ok("CreateTopic", ("Name", "t"));
    }

    public ManualClock Clock { get; } = new();

    public FakeSubscribers Queues { get; } = new("sqs");

    public FakeSubscribers Functions { get; } = new("lambda");

    public SnsEmulator Emulator { get; private set; }

    /// <summary>Calls and expects success.</summary>
    public XElement Ok(string operation, params (string Name, string Value)[] parameters)
    {
        var (status, reply) = Call(operation, parameters);
        status.ShouldBe(200, reply.ToString());
        return reply;
    }

    /// <summary>Calls and expects a refusal: its code, a colon, its words.</summary>
    public string Refused(string operation, params (string Name, string Value)[] parameters)
    {
        var (status, reply) = Call(operation, parameters);
        status.ShouldNotBe(200, reply.ToString());
        return $"{Text(reply, "Code")}: {Text(reply, "Message")}";
    }

    public (int Status, XElement Reply) Call(string operation, IEnumerable<(string Name, string Value)> parameters, Caller? caller = null)
    {
        var fields = parameters.Select(one => $"&{one.Name}={Uri.EscapeDataString(one.Value)}");
        var body = $"Action={operation}&Version=2010-03-31{string.Concat(fields)}";
        var call = new AwsCall("POST", "/", "", new Dictionary<string, string>(), System.Text.Encoding.UTF8.GetBytes(body))
        {
            Caller = caller ?? Caller.Owner,
        };
        var reply = Emulator.HandleAsync(call, CancellationToken.None).AsTask();
        reply.IsCompletedSuccessfully.ShouldBeTrue();
        return (reply.Result.Status, XElement.Parse(System.Text.Encoding.UTF8.GetString(reply.Result.Body.Span)));
    }

    /// <summary>Subscribes a queue; the subscription's ARN.</summary>
    public string Subscribe(params (string Name, string Value)[] attributes) => Subscribe("sqs", Queue, attributes);

    public string Subscribe(string protocol, string endpoint, params (string Name, string Value)[] attributes) => Text(
        Ok("Subscribe", [("TopicArn", Topic), ("Protocol", protocol), ("Endpoint", endpoint), .. Entries("Attributes", attributes)]),
        "SubscriptionArn");

    /// <summary>Publishes; the message's id.</summary>
    /// <param name="attributes">Each with its type.</param>
    public string Publish(string message, params (string Name, string Type, string Value)[] attributes) =>
        Text(Ok("Publish", [("TopicArn", Topic), ("Message", message), .. AttributesOf(attributes)]), "MessageId");

    public Task DeliverAsync() => Emulator.DeliverAsync(TestContext.Current.CancellationToken);

    /// <summary>Lets time pass and delivers what is due by then.</summary>
    public Task AfterAsync(TimeSpan time)
    {
        Clock.Advance(time);
        return DeliverAsync();
    }

    public async Task ReopenAsync()
    {
        await Emulator.DisposeAsync();
        Emulator = Open();
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    /// <summary>The text of the first element of that name.</summary>
    public static string Text(XElement reply, string name) => reply.Descendants().First(one => one.Name.LocalName == name).Value;

    public static IEnumerable<(string Name, string Value)> AttributesOf(params (string Name, string Type, string Value)[] attributes) =>
        attributes.SelectMany(((string Name, string Type, string Value) one, int at) => ((string, string)[])
        [
            ($"MessageAttributes.entry.{at + 1}.Name", one.Name), ($"MessageAttributes.entry.{at + 1}.Value.DataType", one.Type),
            ($"MessageAttributes.entry.{at + 1}.Value.{(one.Type.StartsWith('B') ? "Binary" : "String")}Value", one.Value),
        ]);

    public static IEnumerable<(string Name, string Value)> Entries(string map, params (string Name, string Value)[] entries) =>
        entries.SelectMany(((string Name, string Value) one, int at) => ((string, string)[])
            [($"{map}.entry.{at + 1}.key", one.Name), ($"{map}.entry.{at + 1}.value", one.Value)]);

    private SnsEmulator Open() => SnsEmulator.Open(Path.Combine(_folder.FullName, "sns.db"), Clock, Queues, Functions);
}

/// <summary>Subscribers that keep what they were given, and answer as they are told.</summary>
internal sealed class FakeSubscribers(string protocol) : ISubscribers
{
    private readonly ConcurrentQueue<Notification> _notifications = new();

    public string Protocol => protocol;

    /// <summary>By the endpoint.</summary>
    public Func<string, DeliveryOutcome> Outcome { get; set; } = _ => DeliveryOutcome.Delivered;

    public IReadOnlyList<Notification> Notifications => [.. _notifications];

    public IReadOnlyList<string> Bodies => [.. _notifications.Select(one => one.Body)];

    public ValueTask<DeliveryOutcome> DeliverAsync(Notification notification, CancellationToken cancellation)
    {
        _notifications.Enqueue(notification);
        return new(Outcome(notification.Endpoint));
    }
}
