namespace Ecommerce.Contracts.Tables;

/// <summary>What rights must know of the Customers table. Only Auth touches it.</summary>
public static class CustomersTable
{
    /// <summary>Sort key of a customer's own row, and of the row that leads from an address to its customer.</summary>
    public const string Meta = "META";

    /// <summary>When the row of a customer who was forgotten goes, in seconds of Unix time; no other row has it.</summary>
    public const string ExpiresAt = "expiresAt";

    private const string CustomerPrefix = "CUSTOMER#";
    private const string EmailPrefix = "EMAIL#";

    /// <summary>The partitions of all customers, and of all addresses, as patterns.</summary>
    public const string AnyCustomer = CustomerPrefix + "*";

    public const string AnyEmail = EmailPrefix + "*";

    /// <param name="id">The user's <c>sub</c>.</param>
    public static string CustomerKey(string id) => CustomerPrefix + id;

    /// <param name="email">In lower case.</param>
    public static string EmailKey(string email) => EmailPrefix + email;
}
