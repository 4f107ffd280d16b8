using Ecommerce.Contracts;

namespace Ecommerce.Topology.Services;

/// <summary>What every service stands on. The only class whose fields another service's fields may mention.</summary>
public static class Platform
{
    public static readonly KeySpec Key = new("data");

    /// <summary>Answers to requests that carried an Idempotency-Key, kept 24 hours.</summary>
    public static readonly TableSpec Answers = new("Idempotency", Env.IdempotencyTable) { ExpiresAt = "expiresAt" };

    public static readonly UserPoolSpec Customers =
        new("customers", Env.CustomerPoolId, Env.CustomerClientId, Scope.CustomerWeb, Scope.CustomerMobile) { SelfSignUp = true };

    public static readonly UserPoolSpec Admins =
        new("admins", Env.AdminPoolId, Env.AdminClientId, Scope.AdminWeb) { RequiresMfa = true };

    public static readonly RestApiSpec Api = new("Api", Answers) { Fixed = ["/health", "/openapi.json"] };

    public static ServiceSpec Describe() => new("Platform", [Key, Answers, Customers, Admins, Api], []);
}
