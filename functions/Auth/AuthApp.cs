using Ecommerce.Aws;
using Ecommerce.Aws.Cognito;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Auth;

/// <summary>What the handlers of this service may touch, made once per instance. Names come from the environment, read here only.</summary>
public sealed class AuthApp
{
    // Made when a route that reads a body is.
    private static readonly AuthJson s_json = new(JsonBody.OptionsOf(AuthJson.Default));

    private readonly Host _host;

    private AuthApp(Host host)
    {
        _host = host;
        var settings = AwsSettings.FromEnvironment(host.Environment);
        (Core, Region) = (new(settings, host.Clock, host.Deadline), settings.Region);
    }

    public TimeProvider Clock => _host.Clock;

    public Telemetry Telemetry => _host.Telemetry;

    /// <summary>Those who buy.</summary>
    public Pool Customers => field ??= new(Cognito, Name(Env.CustomerPoolId), Name(Env.CustomerClientId));

    /// <summary>Those who run the shop.</summary>
    public Pool Admins => field ??= new(Cognito, Name(Env.AdminPoolId), Name(Env.AdminClientId));

    public string IdentityPoolId => Name(Env.IdentityPoolId);

    public string Region { get; }

    public CognitoClient Cognito => field ??= new(Core);

    /// <summary>Each store is made when it is first asked for, since a function's environment names only what its grants allow.</summary>
    public ProfileStore Profiles => field ??= new(Dynamo, Name(Env.CustomersTable), Clock);

    public BlockedUserStore Blocked => field ??= new(Dynamo, Name(Env.BlockedUsersTable), Clock);

    /// <summary>The scopes of the pools' clients.</summary>
    public ClientScopes Scopes => field ??= new(Cognito);

    public OrderExport Orders => field ??= new(Dynamo, Name(Env.OrdersTable));

    private AwsCore Core { get; }

    private DynamoDbClient Dynamo => field ??= new(Core);

    /// <summary>The function of that name.</summary>
    public static IFunction Create(string handler, Host host)
    {
        var app = new AuthApp(host);
        return handler switch
        {
            "auth-pre-sign-up" =>
                PoolFunction.Create(host, nameof(PreSignUp), asked => PreSignUp.Answer(asked, app), app.Dynamo.Connect),
            "auth-pre-authenticate" =>
                PoolFunction.Create(host, nameof(PreAuthenticate), asked => PreAuthenticate.Answer(asked, app), app.Dynamo.Connect),
            "auth-post-confirm" =>
                PoolFunction.Create(host, nameof(PostConfirm), asked => PostConfirm.Answer(asked, app), app.Dynamo.Connect),
            "auth-write-token" =>
                PoolFunction.Create(host, nameof(WriteToken), asked => WriteToken.Answer(asked, app), app.Dynamo.Connect),
            "auth-write-admin-token" =>
                PoolFunction.Create(
                    host, nameof(WriteAdminToken), asked => WriteAdminToken.Answer(asked, app), app.Cognito.Connect),
            "auth-write-mail" =>
                PoolFunction.Create(host, nameof(WriteMail), WriteMail.Answer),
            "auth-revoke-sessions" =>
                EventFunction.Create(host, nameof(RevokeSessions), RevokeSessions.Consumers(app), app.Cognito.Connect),
            "auth-erase-customer" =>
                EventFunction.Create(host, nameof(EraseCustomer), EraseCustomer.Consumers(app), app.Cognito.Connect),
            "auth-public" or "auth-customer" =>
                ApiFunction.Create(host, Routes(handler, app), app.Cognito.Connect),
            _ => ApiFunction.Create(host, Routes(handler, app), app.Dynamo.Connect),
        };
    }

    /// <summary>
    /// What each function of this executable can do for those who ask over HTTP. The topology names the same operations; a test holds them
    /// together.
    /// </summary>
    public static IReadOnlyList<Route> Routes(string handler, AuthApp app) => handler switch
    {
        "auth-public" =>
            SignInRoutes.Public(s_json, app),
        "auth-customer" =>
            [.. SignInRoutes.Customer(s_json, app), .. PeopleRoutes.Customer(s_json, app)],
        "auth-admin" =>
            [.. SignInRoutes.Admin(s_json, app), .. PeopleRoutes.Admin(s_json, app)],
        "auth-iam" =>
            PeopleRoutes.Iam(s_json, app),
        _ => throw new ArgumentException(
            $"This executable has no function '{handler}'; it has auth-public, auth-customer, auth-admin, auth-iam and eight that are " +
            "not asked over HTTP"),
    };

    private string Name(string variable) => _host.Environment.TryGetValue(variable, out var name)
        ? name
        : throw new InvalidOperationException($"The environment lacks {variable}");
}
