using System.Text.Json.Nodes;
using Ecommerce.Bench.ColdStart.Aws;
using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Tests.Unit.Bench.Aws;

/// <summary>Functions that answer each question rightly and report figures of their own, until a test says otherwise.</summary>
internal sealed class ReportingCode : ICode
{
    private static readonly Target[] s_targets = [.. Target.All(new("us-east-1", "", "dev-"), only: "")];

    private int _starts;
    private int _calls;

    public string Kind => "test";

    public int Starts => _starts;

    /// <summary>What an invocation ends with, by its number; null: the right answer.</summary>
    public Func<int, InvokeResult?> Instead { get; set; } = _ => null;

    /// <summary>What is reported of an invocation, by its number and whether it is the instance's first.</summary>
    public Func<int, bool, string> Report { get; set; } = (_, isCold) => Line(isCold ? "\tInit Duration: 40.50 ms\t" : "\t");

    public static string Line(string end) =>
        $"REPORT RequestId: 1\tDuration: 2.50 ms\tBilled Duration: 43 ms\tMemory Size: 512 MB\tMax Memory Used: 31 MB{end}\n";

    public IInstance Start(FunctionConfig config, string instanceId)
    {
        Interlocked.Increment(ref _starts);
        return new Instance(this);
    }

    private sealed class Instance(ReportingCode code) : IInstance
    {
        private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _isUsed;

        public bool HasExited => _exited.Task.IsCompleted;

        public Task Exited => _exited.Task;

        public ReadOnlyMemory<byte> LogTail { get; private set; }

        public ValueTask<InitFailure?> InitAsync(CancellationToken cancellation) => new((InitFailure?)null);

        public ValueTask<InvokeResult> InvokeAsync(InvokeRequest request, CancellationToken cancellation)
        {
            var call = Interlocked.Increment(ref code._calls);
            LogTail = LambdaHost.Functions.Bytes(code.Report(call, !_isUsed));
            _isUsed = true;
            return new(code.Instead(call) ?? new InvokeResult.Succeeded(AnswerTo(LambdaHost.Functions.Text(request.Payload))));
        }

        public void Kill() => _exited.TrySetResult();

        public ValueTask DisposeAsync()
        {
            Kill();
            return ValueTask.CompletedTask;
        }

        private static byte[] AnswerTo(string question)
        {
            var right = s_targets.First(t => t.Exchange.Event == question).Exchange;
            var body = right.Body ?? new JsonObject { [right.Member] = right.Value }.ToJsonString();
            JsonObject answer = new() { ["statusCode"] = right.Status, ["body"] = body };
            return LambdaHost.Functions.Bytes(answer.ToJsonString());
        }
    }
}
