using System.Text;
using System.Text.Json;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Sqs;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Unit.Gateway;

namespace Ecommerce.Tests.Unit.Sqs;

/// <summary>A fresh emulator on a file of its own, spoken to in JSON. The clock stands still until it is moved.</summary>
public sealed class Queues : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sqs-").FullName;

    public Queues() => Emulator = SqsEmulator.Open(File, Clock);

    public string File => Path.Combine(_folder, "sqs.db");

    public ManualClock Clock { get; } = new();

    public SqsEmulator Emulator { get; private set; }

    /// <summary>An emulator with one queue.</summary>
    /// <param name="attributes">As JSON.</param>
    public static Queues With(string name, string attributes = "{}")
    {
        var queues = new Queues();
        queues.Create(name, attributes);
        return queues;
    }

    public void Create(string name, string attributes = "{}") =>
        Ok("CreateQueue", $$"""{"QueueName":"{{name}}","Attributes":{{attributes}} }""");

    public static string Url(string queue) => $"http://localhost/000000000000/{queue}";

    public static string Arn(string queue) => $"arn:aws:sqs:us-east-1:000000000000:{queue}";

    /// <summary>Calls an operation of a queue and expects success.</summary>
    public JsonElement On(string queue, string operation, string more = "") => Ok(operation, Body(queue, more));

    /// <summary>Calls an operation of a queue and expects a refusal: its code, a colon, its words.</summary>
    public string RefusedOn(string queue, string operation, string more = "") => Refused(operation, Body(queue, more));

    public JsonElement Ok(string operation, string body)
    {
        var (status, reply) = Call(operation, body);
        status.ShouldBe(200, reply.GetRawText());
        return reply;
    }

    public string Refused(string operation, string body, Caller? caller = null)
    {
        var (status, reply) = Call(operation, body, caller);
        status.ShouldBeOneOf([400, 403, 404], reply.GetRawText());
        return $"{reply.GetProperty("__type").GetString()!.Split('#')[1]}: {reply.GetProperty("message").GetString()}";
    }

    public (int Status, JsonElement Reply) Call(string operation, string body, Caller? caller = null)
    {
        var reply = CallAsync(operation, body, caller).GetAwaiter().GetResult();
        using var json = JsonDocument.Parse(reply.Body.IsEmpty ? "{}"u8.ToArray() : reply.Body);
        return (reply.Status, json.RootElement.Clone());
    }

    public async Task<AwsReply> CallAsync(string operation, string body, Caller? caller = null)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = $"AmazonSQS.{operation}" };
        var call = new AwsCall("POST", "/", "", headers, Encoding.UTF8.GetBytes(body)) { Caller = caller ?? Caller.Owner };
        return await Emulator.HandleAsync(call, TestContext.Current.CancellationToken);
    }

    public string Send(string queue, string body, string more = "") =>
        On(queue, "SendMessage", $$""" "MessageBody":"{{body}}"{{more}} """).GetProperty("MessageId").GetString()!;

    /// <summary>Sends to a FIFO queue; the body is the deduplication id too.</summary>
    public void SendTo(string queue, string group, string body) =>
        Send(queue, body, $$""","MessageGroupId":"{{group}}","MessageDeduplicationId":"{{body}}" """);

    /// <summary>What is received now, body by body.</summary>
    public string[] Bodies(string queue, int max = 10) => [.. Receive(queue, max).Select(message => message.Body)];

    /// <summary>What is received now, with all attributes.</summary>
    public IReadOnlyList<SqsMessage> Receive(string queue, int max = 10) => Emulator.ReceiveAsync(
        Arn(queue), max, TimeSpan.Zero, visibility: null, TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    public void Delete(string queue, SqsMessage message) =>
        On(queue, "DeleteMessage", $$""" "ReceiptHandle":"{{message.ReceiptHandle}}" """);

    public string Attribute(string queue, string name) => On(queue, "GetQueueAttributes", """ "AttributeNames":["All"] """)
        .GetProperty("Attributes").GetProperty(name).GetString()!;

    /// <summary>Visible, not visible and delayed messages.</summary>
    public string Counts(string queue) => string.Join(' ', ((string[])["", "NotVisible", "Delayed"])
        .Select(which => Attribute(queue, $"ApproximateNumberOfMessages{which}")));

    public void Advance(int seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    public void Reopen()
    {
        Emulator.Dispose();
        Emulator = SqsEmulator.Open(File, Clock);
    }

    public void Dispose()
    {
        Emulator.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Body(string queue, string more) =>
        $$"""{"QueueUrl":"{{Url(queue)}}"{{(more.Length > 0 ? "," : "")}}{{more}} }""";
}
