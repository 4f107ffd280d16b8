namespace Ecommerce.Contracts;

/// <summary>
/// Every environment variable of ours that deployed code may read. Topology sets them from grants, a service's App reads them: one
/// constant on both sides, so the name set is the name read. Constants: no code runs at start-up for them.
/// </summary>
public static class Env
{
    /// <summary>The service a function belongs to, for logs and metrics.</summary>
    public const string ServiceName = "SERVICE_NAME";

    public const string ProductsTable = "PRODUCTS_TABLE";
    public const string InventoryTable = "INVENTORY_TABLE";
    public const string OrdersTable = "ORDERS_TABLE";
    public const string CartsTable = "CARTS_TABLE";
    public const string CustomersTable = "CUSTOMERS_TABLE";
    public const string BlockedUsersTable = "BLOCKED_USERS_TABLE";
    public const string IdempotencyTable = "IDEMPOTENCY_TABLE";

    public const string DocumentsBucket = "DOCUMENTS_BUCKET";

    public const string EventBusName = "EVENT_BUS_NAME";

    public const string ProductEventsTopic = "PRODUCT_EVENTS_TOPIC";
    public const string OrderEventsTopic = "ORDER_EVENTS_TOPIC";
    public const string CustomerEventsTopic = "CUSTOMER_EVENTS_TOPIC";

    public const string CustomerPoolId = "USER_POOL_ID";
    public const string CustomerClientId = "USER_POOL_CLIENT_ID";
    public const string IdentityPoolId = "IDENTITY_POOL_ID";
    public const string AdminPoolId = "ADMIN_POOL_ID";
    public const string AdminClientId = "ADMIN_POOL_CLIENT_ID";
}
