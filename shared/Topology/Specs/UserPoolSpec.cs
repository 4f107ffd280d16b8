namespace Ecommerce.Topology;

/// <summary>People who may sign in, and the scopes that their access tokens carry.</summary>
public sealed record UserPoolSpec(string Name, string Env, string ClientEnv, params IReadOnlyList<string> Scopes) : Resource(Name)
{
    /// <summary>Besides a letter of each case, a digit and a symbol.</summary>
    public const int PasswordCharactersMin = 8;

    /// <summary>How long an access token or an id token opens anything.</summary>
    public static readonly TimeSpan AccessTokenValidity = TimeSpan.FromHours(1);

    /// <summary>How long nobody need sign in again. Each use gives a new refresh token.</summary>
    public static readonly TimeSpan RefreshTokenValidity = TimeSpan.FromDays(7);

    /// <summary>True: people register themselves; false: they are invited.</summary>
    public bool SelfSignUp { get; init; }

    public bool RequiresMfa { get; init; }

    public override string Arn(Place place) => place.Arn("cognito-idp", $"userpool/{place.IdOf(this)}");

    protected internal override void Accept(IShopReader reader, Shop shop) => reader.Pool(this);
}
