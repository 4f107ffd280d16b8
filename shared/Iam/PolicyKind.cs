namespace Ecommerce.Iam;

/// <summary>What a policy is attached to, which decides what must be in it.</summary>
public enum PolicyKind
{
    /// <summary>A user or a role: whose policy it is, is clear, so that it names no principal.</summary>
    Identity,

    /// <summary>A resource such as a queue: it says for whom it is; its resource may be left out.</summary>
    Resource,
}
