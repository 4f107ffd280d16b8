using Ecommerce.Contracts;

namespace Ecommerce.Topology.Services;

/// <summary>What every service stands on. The only class whose fields another service's fields may mention.</summary>
public static class Platform
{
    public static readonly KeySpec Key = new("data");

    /// <summary>Who is told when something waits in a dead-letter queue.</summary>
    public static readonly TopicSpec Alarms = new("alarms");

    public static readonly BusSpec Bus = new("EventBus", Env.EventBusName, ArchivedFor: TimeSpan.FromDays(30));

    /// <summary>What is said of products and their stock, for whoever outside wants to know.</summary>
    public static readonly TopicSpec ProductEvents = new("product-events", Env.ProductEventsTopic);

    /// <summary>What is said of orders, for whoever outside has to do with them.</summary>
    public static readonly TopicSpec OrderEvents = new("order-events", Env.OrderEventsTopic);

    /// <summary>What is said of customers, for whoever outside has to know who comes and goes.</summary>
    public static readonly TopicSpec CustomerEvents = new("customer-events", Env.CustomerEventsTopic);

    /// <summary>Answers to requests that carried an Idempotency-Key, kept 24 hours.</summary>
    public static readonly TableSpec Answers = new("Idempotency", Env.IdempotencyTable) { ExpiresAt = "expiresAt" };

    /// <summary>What is written for people to keep: <c>invoices/&lt;sub&gt;/&lt;invoiceId&gt;.pdf</c>.</summary>
    public static readonly BucketSpec Documents = new("documents", Env.DocumentsBucket);

    public static readonly UserPoolSpec Customers =
        new("customers", Env.CustomerPoolId, Env.CustomerClientId, Scope.CustomerWeb, Scope.CustomerMobile) { SelfSignUp = true };

    public static readonly UserPoolSpec Admins =
        new("admins", Env.AdminPoolId, Env.AdminClientId, Scope.AdminWeb) { RequiresMfa = true, Groups = Group.All };

    public static readonly RestApiSpec Api = new("Api", Answers) { Fixed = ["/health", "/openapi.json"] };

    public static ServiceSpec Describe() => new("Platform",
        [Key, Alarms, Bus, ProductEvents, OrderEvents, CustomerEvents, Answers, Documents, Customers, Admins, Api], []);
}
