using System.Net;
using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Functions.Orders;
using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Stores;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

/// <summary>What happens between a look at the shelf and the order's transaction.</summary>
public sealed class PlacingTests
{
    [Fact]
    public async Task AnOrderIsNotPlacedAtAPriceThatChangedSinceTheLook()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var product = await world.Admin.GetAsync($"/admin/products/{mug}");
        using var core = Operators.CoreOf(world.Cloud.Outputs.Values);
        var place = Looked(world, core, mug);

        var changed = await world.Admin.PutAsync($"/products/{mug}", Samples.Mug().With("price", Samples.Money(1300)), product.ETag);

        changed.Status.ShouldBe(HttpStatusCode.OK, changed.ToString());
        place().ShouldBe(Placed.Moved);
        (await world.StockOfAsync(mug)).ShouldBe((10, 0, 10));
        Looked(world, core, mug)().ShouldBe(Placed.Done);
        (await world.StockOfAsync(mug)).ShouldBe((10, 1, 9));
    }

    // Looks now, and places what it saw when it is asked to.
    private static Func<Placed> Looked(World world, AwsCore core, string sku)
    {
        var (dynamo, clock) = (new DynamoDbClient(core), world.Cloud.Clock);
        var tables = new OrderTables(
            Name(Topology.Services.Orders.Table), Name(Topology.Services.Products.Table), Name(Topology.Services.Inventory.Stock));
        var draft = new OrderDraft(
            new(ShippingType.Economic, "CORREIOS"), new(PaymentMethod.Cash), Items: [new ItemDraft(sku, 1)]);
        draft.Wanted().TryGet(out var wanted, out _).ShouldBeTrue();
        new Shelf(dynamo, tables.Products).Take(wanted!, consistent: true).TryGet(out var basket, out _).ShouldBeTrue();
        var terms = new TermsStore(dynamo, tables.Orders).Read(couponCode: null);
        terms.Price(basket!, draft.Shipping.ToShipping(), clock.GetUtcNow()).TryGet(out var totals, out _).ShouldBeTrue();
        var cause = Cause.OfClock("orders", clock);
        var order = NewOrder.Of(
            Id.New<OrderId>(clock), draft, new("grace", "grace@example.com"), totals!, Act.Of(cause, clock));
        return () =>
        {
            var store = new OrderStore(dynamo, tables, clock);
            store.Place(order, basket!, coupon: null, [], cause).TryGet(out var placed, out _).ShouldBeTrue();
            return placed;
        };

        string Name(Topology.TableSpec table) => world.Cloud.Place.NameOf(table.Name);
    }
}
