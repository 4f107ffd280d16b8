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

    /// <summary>Of which people may be members; the first is that of whoever is invited first.</summary>
    public IReadOnlyList<string> Groups { get; init; } = [];

    /// <summary>
    /// To call what needs no signature, such as signing up: the ids, and no IAM statement. It is how people themselves call Cognito.
    /// </summary>
    public Grant SignIn => new(this);

    /// <summary>To read how any pool's clients are set up; a function that a pool asks cannot hold a right on that pool alone.</summary>
    public static Grant ReadClients { get; } = new(new AnyPool(), "cognito-idp:DescribeUserPoolClient");

    /// <summary>To act on accounts, by the names of operations, such as <c>AdminUserGlobalSignOut</c>.</summary>
    public Grant Manage(params IReadOnlyList<string> operations) => new(this, [.. operations.Select(o => $"cognito-idp:{o}")]);

    public override string Arn(Place place) => place.Arn("cognito-idp", $"userpool/{place.IdOf(this)}");

    protected internal override IEnumerable<Variable> Variables(Place place) =>
        [new(Env, place.IdOf(this)), new(ClientEnv, place.ClientOf(this))];

    // Cognito is told whom to ask when it is made.
    protected internal override IEnumerable<Spec> Needs(Shop shop) => shop.QuestionsOf(this).Select(q => q.Function);

    protected internal override void Accept(IShopReader reader, Shop shop) => reader.Pool(this, shop.QuestionsOf(this));
}
