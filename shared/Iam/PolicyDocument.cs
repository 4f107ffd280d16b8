namespace Ecommerce.Iam;

/// <summary>
/// A policy, read once and ready to be asked often: its patterns and conditions are prepared. Reading is strict, so that a policy that
/// IAM would refuse, or read otherwise than its author meant, is refused here with the place of the mistake.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
/// </summary>
public sealed class PolicyDocument
{
    /// <summary>The version that has variables. Any other takes <c>${aws:username}</c> for these very characters.</summary>
    public const string VersionWithVariables = "2012-10-17";

    internal PolicyDocument(PolicyKind kind, string version, string? id, IReadOnlyList<Statement> statements)
    {
        Kind = kind;
        Version = version;
        Id = id;
        Statements = statements;
    }

    /// <summary>What it is attached to.</summary>
    public PolicyKind Kind { get; }

    /// <summary>Of the language, not of this policy: <c>2008-10-17</c> unless it says otherwise.</summary>
    public string Version { get; }

    /// <summary>A name that its author gave it.</summary>
    public string? Id { get; }

    /// <summary>In the order of the document, which does not matter to a decision.</summary>
    public IReadOnlyList<Statement> Statements { get; }

    /// <exception cref="PolicyFormatException">It is not a policy; the message names the place.</exception>
    public static PolicyDocument Parse(string json, PolicyKind kind = PolicyKind.Identity) => PolicyReader.Read(json, kind);
}
