using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws.Cognito;
using Pulumi.Aws.Cognito.Inputs;
using Cognito = Pulumi.Aws.Cognito;

namespace Ecommerce.Stack.Components;

/// <summary>People who may sign in, a client for each scope, and the hosted login that gives tokens with that scope.</summary>
public sealed class UserPool : ShopComponent
{
    public UserPool(UserPoolSpec spec, StackContext context)
        : base("UserPool", spec, context)
    {
        var pool = new Cognito.UserPool(spec.Name, Arguments(spec, context), MyData);
        var servers = Servers(spec, pool).ToList();
        var clients = spec.Scopes.Select(scope => Client(spec, scope, pool, After(servers))).ToList();
        var domain = new UserPoolDomain(spec.Name, new() { Domain = DomainOf(spec, context.Place), UserPoolId = pool.Id }, Mine);
        (Id, Arn, ClientId) = (pool.Id, pool.Arn, clients[0].Id);
        var host = Output.Format($"{domain.Domain}.auth.{context.Place.Region}.amazoncognito.com");
        var back = Uri.EscapeDataString(context.Settings.LoginCallbackUrls[0]);
        LoginUrl = Output.Format($"https://{host}/login?response_type=code&client_id={ClientId}&redirect_uri={back}");
        RegisterOutputs();
    }

    public Output<string> Id { get; }

    public Output<string> Arn { get; }

    /// <summary>The client of the pool's first scope.</summary>
    public Output<string> ClientId { get; }

    /// <summary>Where a person signs in with a browser.</summary>
    public Output<string> LoginUrl { get; }

    private static UserPoolArgs Arguments(UserPoolSpec spec, StackContext context) => new()
    {
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
            ExplicitAuthFlows = ["ALLOW_USER_SRP_AUTH"],
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
