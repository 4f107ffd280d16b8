using System.Text.Json.Nodes;
using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts;
using Ecommerce.Functions.Orders;
using Ecommerce.Kernel;
using Ecommerce.Tests.Unit.Aws;

namespace Ecommerce.Tests.Unit.Orders;

public sealed class TransactionBudgetTests
{
    [Fact]
    public void TheLargestOrderFitsIntoOneTransaction()
    {
        using var world = AwsWorld.Of(ScriptedServer.Json("{}"));
        var basket = Baskets.Of([.. Enumerable.Range(0, Limits.OrderLinesMax).Select(i => (100L + i, 1))]);
        var coupon = Baskets.Off(500) with { IsOncePerCustomer = true, UsesMax = 10 };
        var terms = Baskets.NoTerms with { CouponCode = coupon.Code, Coupon = coupon };
        var draft = new OrderDraft(new(ShippingType.Economic, "CORREIOS"), new(PaymentMethod.Cash), CouponCode: coupon.Code);
        var order = NewOrder.Of(
            Id.New<OrderId>(world.Clock), draft, new("sub", "grace@example.com"), terms.Totals(basket), new("customer", Baskets.Now));
        var store = new OrderStore(world.Db, new("orders", "products", "inventory"), world.Clock);

        store.Place(order, basket, coupon, [Write.Put("answers", row => row.String("pk", "IDEM"))], new("c-1", "customer:sub", null))
            .TryGet(out var placed, out _).ShouldBeTrue();

        placed.ShouldBe(Placed.Done);
        // The answer, the order, its number, 40 of stock, 2 of the coupon, 40 products, the event.
        var writes = JsonNode.Parse(world.Server.Requests.ShouldHaveSingleItem().Text)!["TransactItems"]!.AsArray();
        writes.Count.ShouldBe(86);
        writes.Count.ShouldBeLessThanOrEqualTo(AwsLimits.TransactWritesMax);
    }
}
