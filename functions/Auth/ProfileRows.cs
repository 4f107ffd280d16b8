using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Auth;

/// <summary>How a customer stands in the table: a row of their own, and one that leads to it from the address.</summary>
internal static class ProfileRows
{
    public const string CustomerId = "customerId";

    public static Key KeyOf(string customerId) => new(CustomersTable.CustomerKey(customerId), CustomersTable.Meta);

    public static Key KeyOfEmail(string email) => new(CustomersTable.EmailKey(email.ToLowerInvariant()), CustomersTable.Meta);

    public static void Write(ItemWriter row, Profile profile)
    {
        row.String("pk", CustomersTable.CustomerKey(profile.CustomerId))
            .String("sk", CustomersTable.Meta)
            .String(CustomerId, profile.CustomerId)
            .String("email", profile.Email)
            .StringIf("name", profile.Name)
            .StringIf("locale", profile.Locale)
            .Bool("isErasing", profile.IsErasing)
            .Number("version", profile.Version)
            .String("createdAt", Timestamp.Format(profile.CreatedAt))
            .String("updatedAt", Timestamp.Format(profile.UpdatedAt));
    }

    /// <summary>What is left of a customer who was forgotten: that there was one, until <paramref name="expiresAt"/>.</summary>
    public static void WriteErased(ItemWriter row, Profile profile, DateTimeOffset expiresAt)
    {
        Write(row, profile with { Email = "", Name = null, Locale = null, IsErasing = true, Version = profile.Version + 1 });
        row.Number(CustomersTable.ExpiresAt, expiresAt.ToUnixTimeSeconds());
    }

    public static void WriteEmail(ItemWriter row, Profile profile) => row
        .String("pk", CustomersTable.EmailKey(profile.Email.ToLowerInvariant()))
        .String("sk", CustomersTable.Meta)
        .String(CustomerId, profile.CustomerId);

    public static Profile Read(Item row) => new(
        row.String(CustomerId), row.String("email"), row.Number("version"), Timestamp.Parse(row.String("createdAt")),
        Timestamp.Parse(row.String("updatedAt")), row.StringOrNull("name"), row.StringOrNull("locale"), row.Bool("isErasing"));
}
