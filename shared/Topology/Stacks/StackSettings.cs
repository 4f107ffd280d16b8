namespace Ecommerce.Topology;

/// <summary>When requests reach a new version of a function.</summary>
public enum Traffic
{
    /// <summary>As soon as it is deployed.</summary>
    AtOnce,

    /// <summary>A deployment leaves them with the version before; the deploy workflow moves them step by step.</summary>
    Gradual,
}

/// <summary>
/// What may differ from one stack to the next. Everything else is the topology's. Each property is a key of the stack's configuration,
/// in camel case; <see cref="StackSettingsReader"/> reads them all.
/// </summary>
/// <param name="Stack">The stack's name, which names are derived from.</param>
public sealed record StackSettings(string Stack)
{
    /// <summary>Days that log lines are kept; one of <see cref="StackSettingsReader.RetentionDays"/>.</summary>
    public int LogRetentionDays { get; init; } = 14;

    /// <summary>
    /// True where data is dear: AWS refuses to delete tables and pools, Pulumi refuses to, and a destroyed stack leaves them behind.
    /// </summary>
    public bool RetainData { get; init; }

    /// <summary>The processor functions run on, and so which packages are uploaded.</summary>
    public Architecture Architecture { get; init; } = Architecture.Arm64;

    public Traffic Traffic { get; init; } = Traffic.AtOnce;

    /// <summary>Instances kept warm, by function; they cost by the hour.</summary>
    public IReadOnlyDictionary<string, int> ProvisionedConcurrency { get; init; } = new Dictionary<string, int>();

    /// <summary>Instances a function may have at most and is sure to get, by function. A new account has ten in all.</summary>
    public IReadOnlyDictionary<string, int> ReservedConcurrency { get; init; } = new Dictionary<string, int>();

    /// <summary>Who is invited as the first admin, by mail; null: nobody is.</summary>
    public string? AdminEmail { get; init; }

    /// <summary>Pages that the hosted login may send people back to.</summary>
    public IReadOnlyList<string> LoginCallbackUrls { get; init; } = ["http://localhost:3000/callback"];

    /// <summary>
    /// True: the stack gives API Gateway the right to write logs, a setting of the whole region. False where another stack of the same
    /// account and region does.
    /// </summary>
    public bool ApiGatewayLogging { get; init; } = true;

    /// <summary>What was built, as <c>/health</c> tells it.</summary>
    public string Commit { get; init; } = "unknown";

    /// <summary>Days in which a deleted key can be had back (KMS: 7 to 30). Without it, all data it encrypts is lost.</summary>
    public int KeyRecoveryDays => RetainData ? 30 : 7;
}
