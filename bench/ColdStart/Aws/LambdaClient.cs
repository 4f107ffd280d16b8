using System.Text;
using System.Text.Json;
using Ecommerce.Aws;
using Ecommerce.Bench.ColdStart.Serving;
using Ecommerce.Bench.ColdStart.Variants;
using Ecommerce.Kernel;
using Header = Ecommerce.Aws.Field;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>Lambda's REST API through the shop's own client, patient with what passes by itself.</summary>
/// <param name="pause">How it waits between two attempts.</param>
internal sealed class LambdaClient(AwsCore core, Pause pause) : ILambda
{
    private const string Path = "/2015-03-31/functions";
    private const string Missing = "ResourceNotFoundException";
    private const string Outdated = "PreconditionFailedException";

    // Nothing was done when Lambda answers so: another update is under way, or there are too many calls.
    private static readonly string[] s_passing = ["ResourceConflictException", "TooManyRequestsException"];

    public async Task<FunctionState> GetAsync(string function, CancellationToken cancellation)
    {
        var answer = await SendAsync(
            Request("GetFunctionConfiguration", "GET", function, "configuration"), function, cancellation);
        try
        {
            using var json = JsonDocument.Parse(answer.Body);
            return StateIn(json.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new BrokenVariantException($"{function}: its configuration cannot be read ({broken.Message})");
        }
    }

    public async Task<bool> TryDescribeAsync(string function, string description, string revision, CancellationToken cancellation)
    {
        Dictionary<string, string> update = new() { ["Description"] = description, ["RevisionId"] = revision };
        var answer = await SendAsync(
            Request("UpdateFunctionConfiguration", "PUT", function, "configuration") with
            {
                Headers = [new Header("Content-Type", "application/json")],
                Body = JsonSerializer.SerializeToUtf8Bytes(update),
            },
            function, cancellation);
        return answer.ErrorCode is null;
    }

    public async Task<Invoked> InvokeAsync(string function, Exchange exchange, CancellationToken cancellation)
    {
        var answer = await SendAsync(
            Request("Invoke", "POST", function, "invocations") with
            {
                Headers = [new Header("X-Amz-Invocation-Type", "RequestResponse"), new Header("X-Amz-Log-Type", "Tail")],
                Body = Encoding.UTF8.GetBytes(exchange.Event),
            },
            function, cancellation);
        return new(
            answer.Body, answer.Header("X-Amz-Function-Error"), answer.Header("X-Amz-Executed-Version") ?? "",
            Decoded(answer.Header("X-Amz-Log-Result")));
    }

    private static AwsRequest Request(string operation, string method, string function, string what) =>
        new("lambda", operation) { Method = method, Path = $"{Path}/{function}/{what}", Expected = [Missing, Outdated, .. s_passing] };

    private async Task<AwsAnswer> SendAsync(AwsRequest request, string function, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            cancellation.ThrowIfCancellationRequested();
            var answer = Send(request, function);
            switch (answer.ErrorCode)
            {
                case null or Outdated:
                    return answer;
                case Missing:
                    throw new BrokenVariantException($"There is no function {function}: is this stack deployed, in this region?");
                case { } code when attempt == AwsPatience.AttemptsMax:
                    throw new BrokenVariantException($"{function}: {request.Operation}: {code}, {attempt} times");
            }

            await pause(AwsPatience.After(attempt), cancellation);
        }
    }

    private AwsAnswer Send(AwsRequest request, string function)
    {
        try
        {
            return core.Send(request);
        }
        catch (Exception refused) when (refused is AwsException or UnavailableException)
        {
            throw new BrokenVariantException($"{function}: {refused.Message}");
        }
    }

    private static FunctionState StateIn(JsonElement function) => new(
        function.TryGetProperty("Description", out var description) ? description.GetString() ?? "" : "",
        function.GetProperty("LastUpdateStatus").GetString()!,
        function.GetProperty("RevisionId").GetString()!,
        function.GetProperty("MemorySize").GetInt32(),
        function.TryGetProperty("CodeSize", out var size) ? size.GetInt64() : null,
        function.TryGetProperty("Architectures", out var architectures) ? architectures.EnumerateArray().First().GetString()! : "x86_64");

    private static string Decoded(string? log)
    {
        var bytes = new byte[log?.Length ?? 0];
        return Convert.TryFromBase64String(log ?? "", bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
    }
}
