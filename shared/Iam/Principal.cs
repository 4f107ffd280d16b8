namespace Ecommerce.Iam;

/// <summary>Who asks, by the names under which a policy of a resource may know them.</summary>
/// <param name="Account">Twelve digits.</param>
/// <param name="Arn">A user's, or a role session's.</param>
public sealed record Principal(string Account, string Arn)
{
    /// <summary>Of a role session, the role: <c>arn:aws:iam::000000000000:role/name</c>.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Of an AWS service, its name: <c>events.amazonaws.com</c>. It has no ARN and belongs to no account.</summary>
    public string? Service { get; init; }

    /// <summary>A service that calls for itself.</summary>
    public static Principal OfService(string name) => new("", "") { Service = name };

    /// <summary>The account as a policy names it at length.</summary>
    internal string RootArn => $"arn:aws:iam::{Account}:root";
}
