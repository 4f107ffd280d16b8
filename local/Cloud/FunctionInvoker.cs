using Ecommerce.Local.Emulators.ApiGateway;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Topology;

namespace Ecommerce.Local.Cloud;

/// <summary>The door from the REST API to the Lambda host: a function's name in the topology becomes its deployed one.</summary>
public sealed class FunctionInvoker(LambdaHost lambda, Place place) : IFunctionInvoker
{
    public async ValueTask<FunctionAnswer> InvokeAsync(
        string function, ReadOnlyMemory<byte> payload, string traceId, CancellationToken cancellation) =>
        await lambda.InvokeAsync(place.NameOf(function), payload, new() { TraceId = traceId }, cancellation) switch
        {
            InvokeResult.Succeeded succeeded => new FunctionAnswer.Payload(succeeded.Payload),
            InvokeResult.TimedOut => new FunctionAnswer.TimedOut(),
            InvokeResult.Throttled => new FunctionAnswer.Throttled(),
            _ => new FunctionAnswer.Failed(),
        };
}
