using System.Collections.Immutable;
using Pulumi.Testing;

namespace Ecommerce.Tests.Stack.Support;

/// <summary>Plays Pulumi's engine and AWS: whatever is asked for is there at once, with ids and ARNs that follow from its name.</summary>
internal sealed class Aws : IMocks
{
    public const string Account = "123456789012";
    public const string Region = "eu-west-1";

    private static readonly string[] s_computed =
    [
        "arn", "keyId", "invokeArn", "executionArn", "rootResourceId", "streamArn", "invokeUrl", "version", "domain", "name",
    ];

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Type, string Name), ImmutableDictionary<string, object>> _inputs = [];

    /// <summary>What was asked for, by type and name.</summary>
    public IReadOnlyDictionary<(string Type, string Name), ImmutableDictionary<string, object>> Inputs => _inputs;

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        lock (_lock)
        {
            _inputs.Add((args.Type!, args.Name!), args.Inputs);
        }

        var state = s_computed.Where(name => !args.Inputs.ContainsKey(name))
            .Aggregate(args.Inputs, (all, name) => all.SetItem(name, $"<{name} of {args.Type!.Split(':')[^1]} {args.Name}>"));
        return Task.FromResult<(string?, object)>(($"<id of {args.Type!.Split(':')[^1]} {args.Name}>", state));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Token switch
    {
        "aws:index/getCallerIdentity:getCallerIdentity" => new Dictionary<string, object> { ["accountId"] = Account },
        "aws:index/getRegion:getRegion" => new Dictionary<string, object> { ["region"] = Region },
        _ => throw new InvalidOperationException($"Nobody expected {args.Token}"),
    });
}
