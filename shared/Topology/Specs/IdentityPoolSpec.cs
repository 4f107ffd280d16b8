using System.Text.Json.Nodes;

namespace Ecommerce.Topology;

/// <summary>
/// AWS credentials for people who are signed in to a pool, with the grants that they then hold. What is theirs is told by the tag
/// <c>sub</c>, which comes from the claim of that name: the id that this pool gives a person is another one.
/// https://docs.aws.amazon.com/cognito/latest/developerguide/attributes-for-access-control.html
/// </summary>
/// <param name="People">Nobody else gets any: there are no guests.</param>
public sealed record IdentityPoolSpec(string Name, string Env, UserPoolSpec People, params IReadOnlyList<Grant> Grants) : Resource(Name)
{
    /// <summary>The claim, and the tag that is made of it.</summary>
    public const string Tag = "sub";

    /// <summary>Stands in a grant where the person's <c>sub</c> will.</summary>
    public const string Whose = "${aws:PrincipalTag/" + Tag + "}";

    /// <summary>To tell people where the credentials are: the id, and no IAM statement.</summary>
    public Grant Show => new(this);

    /// <summary>What a person of the pool may do.</summary>
    public string Policy(Place place, bool indented = false) => IamPolicy.Of(Grants, place, indented);

    /// <summary>Who may take on the role: people whom this very pool has identified, tagged by it.</summary>
    public string TrustPolicy(Place place) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Allow",
            ["Principal"] = new JsonObject { ["Federated"] = "cognito-identity.amazonaws.com" },
            ["Action"] = new JsonArray("sts:AssumeRoleWithWebIdentity", "sts:TagSession"),
            ["Condition"] = new JsonObject
            {
                ["StringEquals"] = new JsonObject { ["cognito-identity.amazonaws.com:aud"] = place.IdOf(this) },
                ["ForAnyValue:StringLike"] = new JsonObject { ["cognito-identity.amazonaws.com:amr"] = "authenticated" },
            },
        }),
    }.ToJsonString();

    public override string Arn(Place place) => place.Arn("cognito-identity", $"identitypool/{place.IdOf(this)}");

    protected internal override IEnumerable<Variable> Variables(Place place) => [new(Env, place.IdOf(this))];

    protected internal override IEnumerable<Spec> Needs(Shop shop) => [People, .. Grants.Select(grant => grant.On)];

    protected internal override void Accept(IShopReader reader, Shop shop) => reader.Identities(this);
}
