namespace Ecommerce.Topology;

/// <summary>Where one copy of the shop stands. Names and ARNs follow from it; only what AWS invents is asked for.</summary>
/// <param name="Prefix">
/// Empty in production, else the stack's name and a hyphen. In front, so that production's <c>ServerlessEcommerce-*</c> in a policy
/// can never match another stack's resources.
/// </param>
public sealed record Place(string Region, string Account, string Prefix = "")
{
    /// <summary>The stack whose names have no prefix.</summary>
    public const string Production = "prod";

    /// <summary>Characters of a stack's name. Names are derived from it, and AWS bounds those.</summary>
    public const int StackCharactersMax = 16;

    /// <summary>What a stack's names begin with.</summary>
    public static string PrefixOf(string stack) => stack == Production ? "" : $"{stack}-";

    /// <summary>Ids AWS assigns (user pools). The stack answers from outputs, local from its own store.</summary>
    public Func<Resource, string> IdOf { get; init; } = resource => throw new TopologyException($"{resource.Id} has no id yet");

    /// <summary>The id AWS assigns to the client of a pool's first scope.</summary>
    public Func<UserPoolSpec, string> ClientOf { get; init; } = pool => throw new TopologyException($"{pool.Id} has no client yet");

    /// <summary>Where a function's zip is unpacked, <c>/var/task</c>; null where AWS is spoken to without TLS, as locally.</summary>
    public string? TaskRoot { get; init; }

    public string NameOf(string name) => $"{Prefix}ServerlessEcommerce-{name}";

    public string Arn(string service, string path) => $"arn:aws:{service}:{Region}:{Account}:{path}";
}
