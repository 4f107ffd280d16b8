using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws.Cognito;
using Pulumi.Aws.Cognito.Inputs;
using Cognito = Pulumi.Aws.Cognito;

namespace Ecommerce.Stack.Components;

/// <summary>
/// People who may sign in, their groups, a client for each scope, the hosted login that gives tokens with that scope, and the functions
/// that the pool asks.
/// </summary>
public sealed class UserPool : ShopComponent
{
    /// <param name="asked">Whom the pool asks at which moment.</param>
    public UserPool(UserPoolSpec spec, IReadOnlyDictionary<PoolMoment, Function> asked, StackContext context)
        : base("UserPool", spec, context)
    {
        var pool = new Cognito.UserPool(spec.Name, Arguments(spec, asked, context), MyData);
        PoolQuestions.LetIn(spec, asked.Values, pool, Mine);
        var servers = Servers(spec, pool).ToList();
        var clients = spec.Scopes.Select(scope => Client(spec, scope, pool, After(servers))).ToList();
        var domain = new UserPoolDomain(spec.Name, new() { Domain = DomainOf(spec, context.Place), UserPoolId = pool.Id }, Mine);
        (Id, Arn, ClientId, ClientIds) = (pool.Id, pool.Arn, clients[0].Id, [.. clients.Select(client => client.Id)]);
        context.Ids.Add(spec, Id);
        context.Ids.AddClient(spec, ClientId);
        PoolGroups.Make(spec, pool, context.Settings.AdminEmail, this);
        var host = Output.Format($"{domain.Domain}.auth.{context.Place.Region}.amazoncognito.com");
        var back = Uri.EscapeDataString(context.Settings.LoginCallbackUrls[0]);
        LoginUrl = Output.Format($"https://{host}/login?response_type=code&client_id={ClientId}&redirect_uri={back}");
        RegisterOutputs();
    }

    public Output<string> Id { get; }

    public Output<string> Arn { get; }

    /// <summary>The client of the pool's first scope.</summary>
    public Output<string> ClientId { get; }

    /// <summary>The client of each scope.</summary>
    public IReadOnlyList<Output<string>> ClientIds { get; }

    /// <summary>Where a person signs in with a browser.</summary>
    public Output<string> LoginUrl { get; }

    private static UserPoolArgs Arguments(
        UserPoolSpec spec, IReadOnlyDictionary<PoolMoment, Function> asked, StackContext context) => new()
    {
        LambdaConfig = PoolQuestions.Of(asked),
        Name = spec.NameIn(context.Place),
        UserPoolTier = "ESSENTIALS", // Needed to put scopes and groups into access tokens.
        UsernameAttributes = ["email"],
        UsernameConfiguration = new UserPoolUsernameConfigurationArgs { CaseSensitive = false },
        AutoVerifiedAttributes = ["email"],
        MfaConfiguration = spec.RequiresMfa ? "ON" : "OPTIONAL",
        SoftwareTokenMfaConfiguration = new UserPoolSoftwareTokenMfaConfigurationArgs { Enabled = true },
        AdminCreateUserConfig = new UserPoolAdminCreateUserConfigArgs { AllowAdminCreateUserOnly = !spec.SelfSignUp },
        PasswordPolicy = new UserPoolPasswordPolicyArgs
        {
            MinimumLength = UserPoolSpec.PasswordCharactersMin,
            RequireLowercase = true, RequireUppercase = true, RequireNumbers = true, RequireSymbols = true,
            TemporaryPasswordValidityDays = 7,
        },
        AccountRecoverySetting = new UserPoolAccountRecoverySettingArgs
        {
            RecoveryMechanisms = [new UserPoolAccountRecoverySettingRecoveryMechanismArgs { Name = "verified_email", Priority = 1 }],
        },
        // Without it a customer's own token could give the account another's address at once, past the shop.
        UserAttributeUpdateSettings = new UserPoolUserAttributeUpdateSettingsArgs
        {
            AttributesRequireVerificationBeforeUpdates = ["email"],
        },
        DeletionProtection = context.Settings.RetainData ? "ACTIVE" : "INACTIVE",
    };

    // "customer/web" is the scope "web" of the resource server "customer".
    private IEnumerable<ResourceServer> Servers(UserPoolSpec spec, Cognito.UserPool pool) =>
        from scope in spec.Scopes
        let parts = scope.Split('/')
        group parts[1] by parts[0] into server
        select new ResourceServer($"{spec.Name}-{server.Key}", new()
        {
            UserPoolId = pool.Id,
            Identifier = server.Key,
            Name = server.Key,
            Scopes = [.. server.Select(s => new ResourceServerScopeArgs { ScopeName = s, ScopeDescription = $"{server.Key} on {s}" })],
        }, Mine);

    private UserPoolClient Client(UserPoolSpec spec, string scope, Cognito.UserPool pool, CustomResourceOptions options) =>
        new($"{spec.Name}-{scope.Split('/')[1]}", new()
        {
            UserPoolId = pool.Id,
            Name = scope.Replace('/', '-'), // A client's name may hold no slash.
            AllowedOauthFlowsUserPoolClient = true,
            AllowedOauthFlows = ["code"],
            AllowedOauthScopes = ["openid", "email", scope],
            CallbackUrls = [.. Context.Settings.LoginCallbackUrls],
            SupportedIdentityProviders = ["COGNITO"],
            // The API's functions sign people in under their own rights, so passwords need not be taken from the world.
            ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"],
            GenerateSecret = false, // Browsers and phones cannot keep one; the code flow is protected by PKCE.
            PreventUserExistenceErrors = "ENABLED",
            EnableTokenRevocation = true,
            AccessTokenValidity = (int)UserPoolSpec.AccessTokenValidity.TotalMinutes,
            IdTokenValidity = (int)UserPoolSpec.AccessTokenValidity.TotalMinutes,
            RefreshTokenValidity = (int)UserPoolSpec.RefreshTokenValidity.TotalDays,
            TokenValidityUnits = new UserPoolClientTokenValidityUnitsArgs
            {
                AccessToken = "minutes", IdToken = "minutes", RefreshToken = "days",
            },
            RefreshTokenRotation = new UserPoolClientRefreshTokenRotationArgs { Feature = "ENABLED", RetryGracePeriodSeconds = 30 },
        }, options);

    // One name in the whole region, for all accounts.
    private static string DomainOf(UserPoolSpec spec, Place place) =>
        $"{place.Prefix}serverless-ecommerce-{place.Account}-{spec.DeployedAs}";
}
