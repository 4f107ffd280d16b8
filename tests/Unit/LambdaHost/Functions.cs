using System.Text;
using Ecommerce.Local.Emulators.Lambda;

namespace Ecommerce.Tests.Unit.LambdaHost;

/// <summary>Functions for tests, and payloads as text.</summary>
internal static class Functions
{
    public static FunctionConfig Named(string name, int instancesMax = 1, double timeoutSeconds = 20, string behaviour = "") => new(
        name, "Tests.Handler", TimeSpan.FromSeconds(timeoutSeconds), MemoryMb: 128,
        new Dictionary<string, string> { ["BEHAVIOUR"] = behaviour }, instancesMax);

    public static InProcessCode Code(Func<string, Task<string>> handler, string kind = "in-process") =>
        new(_ => async (request, _) => Bytes(await handler(Text(request.Payload))), kind);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    public static Task<InvokeResult> AskAsync(this Local.Emulators.Lambda.LambdaHost host, string payload, string function = "f") =>
        host.InvokeAsync(function, Bytes(payload), TestContext.Current.CancellationToken);

    public static string ShouldSucceed(this InvokeResult result) => Text(result.ShouldBeOfType<InvokeResult.Succeeded>().Payload);

    public static InvokeResult.Failed ShouldFail(this InvokeResult result) => result.ShouldBeOfType<InvokeResult.Failed>();
}
