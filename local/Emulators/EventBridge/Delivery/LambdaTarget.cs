using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>
/// Invokes functions asynchronously: what fails then is for Lambda to try again, and no failure of the target. The delivery ends when
/// Lambda is done with the event, since its queue here is in memory and would go with the process.
/// </summary>
public sealed class LambdaTarget(LambdaHost host, AsyncInvocations invocations) : IEventTarget
{
    private const int EventBytesMax = 1024 * 1024;

    public string Service => "lambda";

    public async ValueTask<TargetOutcome> DeliverAsync(TargetInput input, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        // arn:aws:lambda:<region>:<account>:function:<name>, perhaps with a qualifier.
        var name = input.Arn.Split(':') is [_, _, _, _, _, "function", var function] ? function : "";
        if (host.Find(name) is null)
        {
            return TargetOutcome.NoResource($"Function not found: {input.Arn}");
        }

        if (input.Body.Length > EventBytesMax)
        {
            return TargetOutcome.Invalid($"Request must be smaller than {EventBytesMax} bytes for the InvokeFunction operation");
        }

        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!invocations.TryAdd(name, input.Body, new() { TraceId = input.TraceHeader }, ended.SetResult))
        {
            return TargetOutcome.Throttled("Rate Exceeded.");
        }

        await ended.Task.WaitAsync(cancellation);
        return TargetOutcome.Delivered;
    }
}
