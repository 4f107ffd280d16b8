using System.Text;
using System.Text.Json.Nodes;
using Ecommerce.Bench.ColdStart.Variants;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>
/// Says each call instead of making it, and answers as a function does with which all is well: what is said is what the same run would
/// call. A call that follows itself is said once, with how often.
/// </summary>
internal sealed class DryLambda(TextWriter output) : ILambda
{
    private const string Found = "(as it is)";

    private readonly Dictionary<string, string> _descriptions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _cold = new(StringComparer.Ordinal);
    private string _last = "";
    private int _times;

    public Task<FunctionState> GetAsync(string function, CancellationToken cancellation)
    {
        Say($"GET   lambda GetFunctionConfiguration     {function}: changes nothing");
        return Task.FromResult(new FunctionState(
            _descriptions.GetValueOrDefault(function, Found), "Successful", Revision: "", MemoryMb: 0, CodeBytes: null, Architecture: ""));
    }

    public Task<bool> TryDescribeAsync(string function, string description, string revision, CancellationToken cancellation)
    {
        Say($"PUT   lambda UpdateFunctionConfiguration  {function}: changes the description of $LATEST to '{description}'");
        _descriptions[function] = description;
        _cold.Add(function);
        return Task.FromResult(true);
    }

    public Task<Invoked> InvokeAsync(string function, Exchange exchange, CancellationToken cancellation)
    {
        var request = JsonNode.Parse(exchange.Event)!;
        Say($"POST  lambda Invoke                       {function}: $LATEST is asked {request["httpMethod"]} {request["path"]}, "
            + $"must answer {exchange.Status}, changes nothing");
        var body = exchange.Body ?? new JsonObject { [exchange.Member] = exchange.Value }.ToJsonString();
        JsonObject answer = new() { ["statusCode"] = exchange.Status, ["body"] = body };
        var init = _cold.Remove(function) ? "\tInit Duration: 1 ms" : "";
        return Task.FromResult(new Invoked(
            Encoding.UTF8.GetBytes(answer.ToJsonString()), Error: null, "$LATEST",
            $"REPORT RequestId: none\tDuration: 1 ms\tBilled Duration: 1 ms\tMemory Size: 1 MB\tMax Memory Used: 1 MB{init}\t\n"));
    }

    /// <summary>Says the last call, which might have come again.</summary>
    public void End()
    {
        if (_times > 0)
        {
            output.WriteLine(_times == 1 ? _last : $"{_last} ({_times} times)");
        }
    }

    private void Say(string call)
    {
        if (call == _last)
        {
            _times++;
            return;
        }

        End();
        (_last, _times) = (call, 1);
    }
}
