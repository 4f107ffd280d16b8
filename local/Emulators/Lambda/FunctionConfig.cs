namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>What a deployment says about one function: its name, its entry point, its limits and its environment.</summary>
/// <param name="Timeout">How long one invocation may take before its instance is killed.</param>
/// <param name="InstancesMax">Reserved concurrency: one instance serves one request at a time.</param>
public sealed record FunctionConfig(
    string Name, string Handler, TimeSpan Timeout, int MemoryMb, IReadOnlyDictionary<string, string> Environment, int InstancesMax = 4)
{
    public const string Region = "us-east-1";
    public const string Account = "000000000000";

    public string Arn { get; } = $"arn:aws:lambda:{Region}:{Account}:function:{Name}";
}
