using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Carts;

/// <summary>How a cart stands in its table: one row.</summary>
internal static class CartRows
{
    private const string Sort = "CART";

    public static string OfCustomer(string customerId) => $"{CartsTable.CustomerPrefix}{customerId}";

    public static string OfGuest(string tokenHash) => $"{CartsTable.GuestPrefix}{tokenHash}";

    public static Key KeyOf(string partition) => new(partition, Sort);

    public static void Write(ItemWriter row, string partition, Cart cart) => row
        .String("pk", partition)
        .String("sk", Sort)
        .Maps("lines", cart.Lines, (line, map) => map.String("sku", line.Sku.Text).Number("quantity", line.Quantity))
        .Number("version", cart.Version)
        .String("updatedAt", Timestamp.Format(cart.UpdatedAt!.Value))
        .Number(CartsTable.ExpiresAt, cart.ExpiresAt!.Value.ToUnixTimeSeconds());

    public static Cart Read(Item row) => new(
        [.. row.Maps("lines").Select(map => new CartLine(new Sku(map.String("sku")), (int)map.Number("quantity")))],
        row.Number("version"), Timestamp.Parse(row.String("updatedAt")),
        DateTimeOffset.FromUnixTimeSeconds(row.Number(CartsTable.ExpiresAt)));
}
