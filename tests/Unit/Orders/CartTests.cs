using Ecommerce.Contracts;
using Ecommerce.Functions.Orders.Carts;
using Ecommerce.Kernel;

namespace Ecommerce.Tests.Unit.Orders;

public sealed class CartTests
{
    private static readonly DateTimeOffset s_now = Baskets.Now;

    [Fact]
    public void ASkuKeepsItsPlaceAndZeroTakesItOut()
    {
        var cart = Of((1, 1), (2, 1), (3, 1));

        Lines(Set(cart, 2, 5)).ShouldBe("1x1 2x5 3x1");
        Lines(Set(cart, 2, 0)).ShouldBe("1x1 3x1");
        Lines(Set(cart, 4, 2)).ShouldBe("1x1 2x1 3x1 4x2");
        Lines(Set(cart, 9, 0)).ShouldBe("1x1 2x1 3x1");
    }

    [Fact]
    public void ACartHoldsSoManyLinesAndNoMore()
    {
        var full = Of([.. Enumerable.Range(0, Limits.CartLinesMax).Select(i => (i, 1))]);

        full.Set(SkuOf(0), 2, s_now).TryGet(out _, out _).ShouldBeTrue();
        full.Set(SkuOf(Limits.CartLinesMax), 1, s_now).TryGet(out _, out var error).ShouldBeFalse();

        error!.Faults.ShouldHaveSingleItem().Code.ShouldBe("too-many-lines");
    }

    [Fact]
    public void MergedQuantitiesAddUpToTheBound() =>
        Lines(Of((1, 2), (2, Limits.OrderQuantityMax - 1)).Merge(Of((2, 5), (1, 3), (3, 1)), s_now))
            .ShouldBe($"1x5 2x{Limits.OrderQuantityMax} 3x1");

    [Fact]
    public void WhatIsMergedBeyondTheBoundOfLinesIsLeftOut()
    {
        var own = Of([.. Enumerable.Range(0, Limits.CartLinesMax - 1).Select(i => (i, 1))]);

        var merged = own.Merge(Of((0, 1), (100, 1), (101, 1)), s_now);

        merged.Lines.Count.ShouldBe(Limits.CartLinesMax);
        merged.Lines[0].Quantity.ShouldBe(2);
        merged.Lines[^1].Sku.ShouldBe(SkuOf(100));
    }

    [Fact]
    public void EveryChangeIsANewVersionAndKeepsTheCartAnew()
    {
        var cart = Set(Cart.None, 1, 1);

        (cart.Version, cart.ExpiresAt).ShouldBe((1, s_now + Limits.CartKept));
        (Cart.None.IsStored, Cart.None.ETag, cart.ETag).ShouldBe((false, null, "\"1\""));
    }

    [Fact]
    public void NoTokenIsLikeAnotherAndOnlyItsHashIsKept()
    {
        var (one, other) = (GuestToken.New(), GuestToken.New());

        GuestToken.TryPartition(one, out var partition).ShouldBeTrue();

        one.ShouldNotBe(other);
        one.Length.ShouldBe(GuestToken.Characters);
        partition.ShouldNotBeNull().ShouldNotContain(one);
        partition.ShouldBe(GuestToken.PartitionOf(one));
        GuestToken.TryPartition(one[1..], out _).ShouldBeFalse();
        GuestToken.TryPartition(new string('#', GuestToken.Characters), out _).ShouldBeFalse();
    }

    private static Cart Of(params IReadOnlyList<(int Number, int Quantity)> lines) =>
        Cart.None.With([.. lines.Select(line => new CartLine(SkuOf(line.Number), line.Quantity))], s_now);

    private static Cart Set(Cart cart, int number, int quantity) =>
        cart.Set(SkuOf(number), quantity, s_now).TryGet(out var after, out var error)
            ? after
            : throw new InvalidOperationException(error.Detail);

    private static Sku SkuOf(int number) => new($"prd_{number:d32}");

    private static string Lines(Cart cart) =>
        string.Join(' ', cart.Lines.Select(line => $"{int.Parse(line.Sku.Text[4..])}x{line.Quantity}"));
}
