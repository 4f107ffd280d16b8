using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.EventBridge;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Unit.Gateway;

namespace Ecommerce.Tests.Unit.EventBridge;

/// <summary>A fresh emulator on a file of its own, with targets of the test. Nothing is delivered until the test says so.</summary>
internal sealed class Bus : IAsyncDisposable
{
    public const string Queue = "arn:aws:sqs:us-east-1:000000000000:queue";
    public const string DeadLetters = "arn:aws:sqs:us-east-1:000000000000:dead";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("events-");

    public Bus() => Emulator = Open(File);

    public string File => Path.Combine(_folder.FullName, "events.db");

    public ManualClock Clock { get; } = new();

    public FakeTarget Target { get; } = new("sqs");

    public FakeDeadLetters Buried { get; } = new();

    public EventBridgeEmulator Emulator { get; private set; }

    public EventBridgeEmulator Open(string file) =>
        EventBridgeEmulator.Open(file, Clock, new([Target, new FakeTarget("lambda")], Buried), () => 0.5);

    /// <summary>Calls and expects success.</summary>
    public JsonElement Ok(string operation, string body = "{}")
    {
        var (status, reply) = Call(operation, body);
        status.ShouldBe(200, reply.GetRawText());
        return reply;
    }

    /// <summary>Calls and expects a refusal: its code, a colon, its words.</summary>
    public string Refused(string operation, string body, Caller? caller = null)
    {
        var (status, reply) = Call(operation, body, caller);
        status.ShouldBe(400, reply.GetRawText());
        return $"{reply.GetProperty("__type").GetString()}: {reply.GetProperty("message").GetString()}";
    }

    public (int Status, JsonElement Reply) Call(string operation, string body, Caller? caller = null)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = $"AWSEvents.{operation}" };
        var call = new AwsCall("POST", "/", "", headers, Encoding.UTF8.GetBytes(body)) { Caller = caller ?? Caller.Owner };
        var reply = Emulator.HandleAsync(call, CancellationToken.None).AsTask();
        reply.IsCompletedSuccessfully.ShouldBeTrue();
        return (reply.Result.Status, JsonElement.Parse(reply.Result.Body.Span));
    }

    /// <summary>A rule with one target, the queue, and more members of it.</summary>
    public void Rule(string name, string pattern, string more = "", string bus = "default", string arn = Queue)
    {
        Ok("PutRule", $$"""{"Name":"{{name}}","EventBusName":"{{bus}}","EventPattern":{{JsonSerializer.Serialize(pattern)}}}""");
        Ok("PutTargets", $$"""
            {"Rule":"{{name}}","EventBusName":"{{bus}}","Targets":[{"Id":"t","Arn":"{{arn}}"{{more}}}]}
            """);
    }

    /// <summary>Puts an event of source "shop"; its id.</summary>
    public string Put(string detail = "{}", string more = "") => Ok("PutEvents", $$"""
        {"Entries":[{"Source":"shop","DetailType":"T","Detail":{{JsonSerializer.Serialize(detail)}}{{more}}}]}
        """).GetProperty("Entries")[0].GetProperty("EventId").GetString()!;

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
        Emulator = Open(File);
    }

    public async ValueTask DisposeAsync()
    {
        await Emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

/// <summary>A target that keeps what it was given, and answers as it is told.</summary>
internal sealed class FakeTarget(string service) : IEventTarget
{
    private readonly ConcurrentQueue<TargetInput> _inputs = new();

    public string Service => service;

    public TargetOutcome Outcome { get; set; } = TargetOutcome.Delivered;

    /// <summary>Bodies on which it fails as no target should: it throws.</summary>
    public string? Breaking { get; set; }

    public IReadOnlyList<TargetInput> Inputs => [.. _inputs];

    public IReadOnlyList<string> Bodies => [.. _inputs.Select(input => Encoding.UTF8.GetString(input.Body.Span))];

    public ValueTask<TargetOutcome> DeliverAsync(TargetInput input, CancellationToken cancellation)
    {
        _inputs.Enqueue(input);
        return Breaking is { } text && Encoding.UTF8.GetString(input.Body.Span).Contains(text, StringComparison.Ordinal)
            ? throw new InvalidOperationException($"broke on {text}")
            : new(Outcome);
    }
}

/// <summary>A dead-letter queue that keeps what it was sent.</summary>
internal sealed class FakeDeadLetters : IDeadLetterQueue
{
    private readonly ConcurrentQueue<(string Queue, string Body, IReadOnlyDictionary<string, string> Attributes)> _letters = new();

    public TargetOutcome Outcome { get; set; } = TargetOutcome.Delivered;

    /// <summary>Fails as no queue should: it throws.</summary>
    public bool Breaks { get; set; }

    public IReadOnlyList<(string Queue, string Body, IReadOnlyDictionary<string, string> Attributes)> Letters => [.. _letters];

    public ValueTask<TargetOutcome> SendAsync(
        string queueArn, ReadOnlyMemory<byte> body, IReadOnlyDictionary<string, string> attributes, CancellationToken cancellation)
    {
        if (Breaks)
        {
            throw new InvalidOperationException("broke");
        }

        if (Outcome.ErrorCode is null)
        {
            _letters.Enqueue((queueArn, Encoding.UTF8.GetString(body.Span), attributes));
        }

        return new(Outcome);
    }
}
