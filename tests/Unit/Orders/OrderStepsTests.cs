using Ecommerce.Contracts;
using Ecommerce.Functions.Orders;
using Ecommerce.Kernel;

namespace Ecommerce.Tests.Unit.Orders;

/// <summary>Every step from every state: what it comes to and what it does to the stock, or that it cannot be taken.</summary>
public sealed class OrderStepsTests
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly Act s_act = new("system", s_now);

    [Theory]
    [InlineData("PENDING", "confirm", "CONFIRMED Sell")]
    [InlineData("PENDING", "cancel", "CANCELLED Release")]
    [InlineData("PENDING", "expire", "EXPIRED Release")]
    [InlineData("PENDING", "fulfil", "invalid-state")]
    [InlineData("PENDING", "close", "invalid-state")]
    [InlineData("CONFIRMED", "confirm", "invalid-state")]
    [InlineData("CONFIRMED", "cancel", "CANCELLED Restock")]
    [InlineData("CONFIRMED", "expire", "invalid-state")]
    [InlineData("CONFIRMED", "fulfil", "FULFILLED None")]
    [InlineData("CONFIRMED", "close", "invalid-state")]
    [InlineData("FULFILLED", "confirm", "invalid-state")]
    [InlineData("FULFILLED", "cancel", "invalid-state")]
    [InlineData("FULFILLED", "expire", "invalid-state")]
    [InlineData("FULFILLED", "fulfil", "invalid-state")]
    [InlineData("FULFILLED", "close", "CLOSED None")]
    [InlineData("CLOSED", "confirm", "invalid-state")]
    [InlineData("CLOSED", "cancel", "invalid-state")]
    [InlineData("CLOSED", "expire", "invalid-state")]
    [InlineData("CLOSED", "fulfil", "invalid-state")]
    [InlineData("CLOSED", "close", "invalid-state")]
    [InlineData("EXPIRED", "confirm", "CONFIRMED SellUnreserved")]
    [InlineData("EXPIRED", "cancel", "invalid-state")]
    [InlineData("EXPIRED", "expire", "invalid-state")]
    [InlineData("EXPIRED", "fulfil", "invalid-state")]
    [InlineData("EXPIRED", "close", "invalid-state")]
    [InlineData("CANCELLED", "confirm", "invalid-state")]
    [InlineData("CANCELLED", "cancel", "invalid-state")]
    [InlineData("CANCELLED", "expire", "invalid-state")]
    [InlineData("CANCELLED", "fulfil", "invalid-state")]
    [InlineData("CANCELLED", "close", "invalid-state")]
    public void AStepFromAState(string state, string step, string comesTo) => Take(In(state), step).ShouldBe(comesTo);

    [Fact]
    public void TheTableAboveIsWhole() => typeof(OrderStepsTests).GetMethod(nameof(AStepFromAState))!
        .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false).Length.ShouldBe(Enum.GetValues<OrderStatus>().Length * 5);

    [Fact]
    public void NothingExpiresBeforeItsTime() =>
        Take(In("PENDING") with { ReservationExpiresAt = s_now.AddMilliseconds(1) }, "expire").ShouldBe("invalid-state");

    [Fact]
    public void EachStepIsAVersionAndAnEntryOfItsHistory()
    {
        OrderSteps.Confirm(In("PENDING"), "RCPT-7", s_act).TryGet(out var step, out _).ShouldBeTrue();

        step!.After.Version.ShouldBe(2);
        step.After.History[^1].ShouldBe(new OrderEntry(2, "OrderConfirmed", OrderStatus.Confirmed, s_now, "system", "RCPT-7"));
        step.After.ReservationExpiresAt.ShouldBeNull();
    }

    [Fact]
    public void WithAPartOnItsWayNothingIsCancelled() =>
        Take(In("CONFIRMED") with { FulfilmentStatus = FulfilmentStatus.PartiallyFulfilled }, "cancel").ShouldBe("invalid-state");

    private static string Take(Order order, string step) => (step switch
    {
        "confirm" => OrderSteps.Confirm(order, null, s_act),
        "cancel" => OrderSteps.Cancel(order, null, s_act),
        "expire" => OrderSteps.Expire(order, s_act),
        "fulfil" => OrderSteps.Fulfil(order, new("FEDEX"), s_act),
        _ => OrderSteps.Close(order, s_act),
    }).TryGet(out var taken, out var error)
        ? $"{taken.After.Status.ToString().ToUpperInvariant()} {taken.Move}"
        : error.Problem.Code;

    private static Order In(string state)
    {
        var status = Enum.Parse<OrderStatus>(state, ignoreCase: true);
        var (price, none) = (new Money(1250, "USD"), Money.Zero("USD"));
        var mug = ProductId.Of("prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f");
        return new(
            OrderId.Of("ord_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f"), "0123456789", status, PaymentStatus.Unpaid, FulfilmentStatus.Unfulfilled,
            "sub", "grace@example.com",
            [new(mug.Text, mug, "MUG", "Mug", 2, price, price * 2, none, none)],
            price * 2, none, none, none, price * 2, "USD", new(ShippingType.Economic, "CORREIOS", null),
            new(PaymentMethod.Cash, PaymentProvider.Manual), null, s_now, [],
            [new(1, "OrderCreated", OrderStatus.Pending, s_now, "customer")], 1, s_now, s_now);
    }
}
