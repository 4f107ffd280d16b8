namespace Ecommerce.Iam;

/// <summary>One question to IAM: may someone do this, to that, under these circumstances?</summary>
/// <param name="Action">Service and operation as policies name them: <c>dynamodb:PutItem</c>.</param>
/// <param name="Resource">An ARN, or <c>*</c> for an action that has no resource.</param>
public sealed record AccessRequest(string Action, string Resource)
{
    /// <summary>
    /// The condition keys that the request brings, such as <c>dynamodb:LeadingKeys</c>; names are compared without regard to case. A key
    /// that is not here is absent, which condition operators treat in their own ways.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Keys
    {
        get;
        init => field = value is Dictionary<string, IReadOnlyList<string>> given && given.Comparer == StringComparer.OrdinalIgnoreCase
            ? given
            : new Dictionary<string, IReadOnlyList<string>>(value, StringComparer.OrdinalIgnoreCase);
    }
        = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
}
