namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>What a deployment says about one function: its name, its entry point, its limits and its environment.</summary>
/// <param name="Timeout">How long one invocation may take before its instance is killed.</param>
/// <param name="InstancesMax">Reserved concurrency: one instance serves one request at a time.</param>
public sealed record FunctionConfig(
    string Name, string Handler, TimeSpan Timeout, int MemoryMb, IReadOnlyDictionary<string, string> Environment, int InstancesMax = 4)
{
    public const string Region = LocalAccount.Region;
    public const string Account = LocalAccount.Id;

    /// <summary>What a person reads beside its name; the Lambda API can change it.</summary>
    public string Description { get; init; } = "";

    /// <summary>Of this state of the configuration and the code: every change makes another.</summary>
    public string RevisionId { get; private init; } = NewRevision();

    public string Arn { get; } = $"arn:aws:lambda:{Region}:{Account}:function:{Name}";

    /// <summary>The same as it is after a change.</summary>
    public FunctionConfig Revised() => this with { RevisionId = NewRevision() };

    private static string NewRevision() => Guid.CreateVersion7().ToString();
}
