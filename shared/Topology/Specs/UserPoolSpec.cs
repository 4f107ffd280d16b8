namespace Ecommerce.Topology;

/// <summary>People who may sign in, and the scopes that their access tokens carry.</summary>
public sealed record UserPoolSpec(string Name, string Env, string ClientEnv, params IReadOnlyList<string> Scopes) : Resource(Name)
{
    /// <summary>True: people register themselves; false: they are invited.</summary>
    public bool SelfSignUp { get; init; }

    public bool RequiresMfa { get; init; }

    public override string Arn(Place place) => place.Arn("cognito-idp", $"userpool/{place.IdOf(this)}");

    protected internal override void Accept(IShopReader reader, Shop shop) => reader.Pool(this);
}
