using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Orders;

/// <summary>However often an order is sent under one key, and whatever happens in between, there is one order.</summary>
public sealed class PlaceOrderOnceTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task FiftyRequestsWithOneKeyMakeOneOrder(int conflictsPercent)
    {
        await using var world = await World.StartAsync(conflictsPercent);
        var mug = await world.StockedAsync(100);

        var replies = await Calls.AtOnceAsync(50, _ => world.Customer.OrderAsync(Purchases.Draft((mug, 2)), key: "k-1"));

        replies.ShouldAllBe(r => r.Status == HttpStatusCode.Created);
        replies.Select(r => r.Text).Distinct().ShouldHaveSingleItem();
        replies.Count(r => !r.Has("Idempotent-Replayed")).ShouldBe(1);
        (await world.CountAsync(Topology.Services.Orders.Table, "ORDER")).ShouldBe(1);
        (await world.StockOfAsync(mug)).ShouldBe((100, 2, 98));
    }

    [Fact]
    public async Task AKeyIsRequiredAndBelongsToOneBody()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        await world.Customer.OrderAsync(Purchases.Draft((mug, 1)), key: "k-1");

        var without = await world.Customer.PostAsync("/orders", Purchases.Draft((mug, 1)));
        var other = await world.Customer.OrderAsync(Purchases.Draft((mug, 2)), key: "k-1");

        without.Problem.ShouldBe("idempotency-key-missing");
        other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        other.Problem.ShouldBe("idempotency-mismatch");
    }

    [Fact]
    public async Task TwoCustomersMayUseTheSameKey()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        using var eve = world.CustomerNamed("eve@example.com");

        var graces = await world.Customer.OrderAsync(Purchases.Draft((mug, 1)), key: "k-1");
        var eves = await eve.OrderAsync(Purchases.Draft((mug, 1)), key: "k-1");

        eves.Id.ShouldNotBe(graces.Id);
    }

    [Theory]
    [InlineData(Death.BeforeItsWork, false)]
    [InlineData(Death.BeforeItsAnswer, true)]
    public async Task WhenTheFunctionDiesTheSameRequestAgainMakesOneOrder(Death death, bool isReplayed)
    {
        var functions = new MortalFunctions("orders-signed-in");
        await using var world = await World.StartAsync(code: functions);
        var mug = await world.StockedAsync(10);
        functions.Condemn(death);

        var died = await world.Customer.PostAsync("/orders", Purchases.Draft((mug, 3)), key: "k-1");
        var again = await world.Customer.PostAsync("/orders", Purchases.Draft((mug, 3)), key: "k-1");

        died.Status.ShouldBe(HttpStatusCode.BadGateway);
        again.Status.ShouldBe(HttpStatusCode.Created, again.ToString());
        again.Has("Idempotent-Replayed").ShouldBe(isReplayed);
        (await world.CountAsync(Topology.Services.Orders.Table, "ORDER")).ShouldBe(1);
        (await world.OrderEventsAsync(again.Id)).ShouldBe(["OrderCreated"]);
        (await world.StockOfAsync(mug)).ShouldBe((10, 3, 7));
    }

    [Fact]
    public async Task AnAnswerThatWasLostOnItsWayIsGivenAgain()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(10);
        var lost = await world.Customer.OrderAsync(Purchases.Draft((mug, 1)), key: "k-1");
        await world.Admin.StepAsync(lost, "confirmation");

        var again = await world.Customer.OrderAsync(Purchases.Draft((mug, 1)), key: "k-1");

        again.Text.ShouldBe(lost.Text);
        again.ETag.ShouldBe(lost.ETag);
        again.Headers["Idempotent-Replayed"].ShouldBe("true");
        (await world.StockOfAsync(mug)).ShouldBe((9, 0, 9));
    }

    [Fact]
    public async Task ARefusalIsNotRemembered()
    {
        await using var world = await World.StartAsync();
        var mug = await world.StockedAsync(1);

        var refused = await world.Customer.OrderAsync(Purchases.Draft((mug, 2)), key: "k-1");
        await world.MoveAsync(mug, 1);
        var placed = await world.Customer.OrderAsync(Purchases.Draft((mug, 2)), key: "k-1");

        refused.Problem.ShouldBe("insufficient-stock");
        placed.Status.ShouldBe(HttpStatusCode.Created);
    }
}
