using System.Text;
using Ecommerce.Local.Emulators.EventBridge;
using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Tests.Unit.EventBridge;

public sealed class LambdaTargetTests
{
    [Fact]
    public async Task AFunctionIsInvokedAndTheDeliveryEndsWhenLambdaIsDone()
    {
        var seen = new TaskCompletionSource<string>();
        var release = new TaskCompletionSource();
        await using var host = new Local.Emulators.Lambda.LambdaHost(TimeProvider.System);
        await using var invocations = new AsyncInvocations(host, TimeProvider.System);
        host.Add(Function("shop-work"), new InProcessCode(_ => async (request, cancellation) =>
        {
            seen.SetResult(Encoding.UTF8.GetString(request.Payload.Span));
            await release.Task.WaitAsync(cancellation);
            return "{}"u8.ToArray();
        }));
        var target = new LambdaTarget(host, invocations);

        var delivery = target.DeliverAsync(Input("shop-work"), TestContext.Current.CancellationToken).AsTask();
        (await seen.Task).ShouldBe("""{"a":1}""");
        delivery.IsCompleted.ShouldBeFalse();
        release.SetResult();

        (await delivery).ErrorCode.ShouldBeNull();
    }

    [Fact]
    public async Task AFunctionThatIsNotThereIsNoResource()
    {
        await using var host = new Local.Emulators.Lambda.LambdaHost(TimeProvider.System);
        await using var invocations = new AsyncInvocations(host, TimeProvider.System);

        var outcome = await new LambdaTarget(host, invocations).DeliverAsync(Input("none"), TestContext.Current.CancellationToken);

        (outcome.ErrorCode, outcome.MayPass).ShouldBe(("NO_RESOURCE", false));
    }

    private static TargetInput Input(string function) =>
        new($"arn:aws:lambda:us-east-1:000000000000:function:{function}", "arn:rule", Encoding.UTF8.GetBytes("""{"a":1}"""));

    private static FunctionConfig Function(string name) => new(
        name, "Tests.Handler", TimeSpan.FromSeconds(20), MemoryMb: 128, new Dictionary<string, string>(), InstancesMax: 1);
}
