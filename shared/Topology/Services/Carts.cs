using Ecommerce.Contracts;
using Ecommerce.Contracts.Tables;
using static Ecommerce.Kernel.Problem;
using static Ecommerce.Topology.Access;
using static Ecommerce.Topology.Wake;
using static System.TimeSpan;

namespace Ecommerce.Topology.Services;

/// <summary>The part of Orders that keeps what somebody thinks of buying: customers by who they are, guests by a token.</summary>
public static class Carts
{
    public static readonly TableSpec Table = new("Carts", Env.CartsTable) { ExpiresAt = CartsTable.ExpiresAt };

    // The public's function opens no customer's cart, whatever its code does.
    private const string Customers = $"{CartsTable.CustomerPrefix}*";
    private const string Guests = $"{CartsTable.GuestPrefix}*";

    private static Grant[] Read(string whose) => [Table.Get.Keys(whose), Products.Show];

    private static Grant[] Change(string whose) => [.. Read(whose), Table.Put.Keys(whose)];

    private static Grant[] Clear(string whose) => [Table.Get.Keys(whose), Table.Delete.Keys(whose)];

    public static IReadOnlyList<OperationSpec> Operations =>
    [
        new("GetCart", Get("/cart", Customer), FromSeconds(5), Read(Customers)),
        new("ReplaceCart", Put("/cart", Customer) with { Fails = [NotFound] }, FromSeconds(5), Change(Customers)),
        new("ClearCart", Delete("/cart", Customer), FromSeconds(5), Clear(Customers)),
        new("SetCartItem", Put("/cart/items/{productId}", Customer) with { Fails = [NotFound] }, FromSeconds(5), Change(Customers)),
        new("MergeCarts", Post("/cart/merges", Customer) with { Fails = [NotFound] },
            FromSeconds(5), [.. Change(Customers), .. Clear(Guests)]),

        new("CreateGuestCart", Post("/guest-carts", Public) with { Answers = 201, Fails = [NotFound] }, FromSeconds(5), Change(Guests)),
        new("GetGuestCart", Get("/guest-carts/{token}", Public) with { Fails = [NotFound] }, FromSeconds(5), Read(Guests)),
        new("ReplaceGuestCart", Put("/guest-carts/{token}", Public) with { Fails = [NotFound] }, FromSeconds(5), Change(Guests)),
        new("DeleteGuestCart", Delete("/guest-carts/{token}", Public) with { Fails = [NotFound] }, FromSeconds(5), Clear(Guests)),
        new("SetGuestCartItem", Put("/guest-carts/{token}/items/{productId}", Public) with { Fails = [NotFound] },
            FromSeconds(5), Change(Guests)),
    ];
}
