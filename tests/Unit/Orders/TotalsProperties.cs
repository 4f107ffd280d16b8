using System.Numerics;
using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Orders;

/// <summary>What is true of the figures of every order.</summary>
public sealed class TotalsProperties
{
    [Property]
    public Property TheFiguresAddUp() => Prop.ForAll(Baskets.Any, any =>
    {
        var totals = any.Terms.Totals(any.Basket);
        var onTop = any.Terms.Taxes.PricesIncludeTax ? 0 : totals.TaxTotal.Amount;
        return Sum(totals, line => line.LineTotal.Amount) == totals.Subtotal.Amount
            && totals.Subtotal.Amount - totals.Discount.Amount + totals.ShippingTotal.Amount + onTop == totals.Total.Amount;
    });

    [Property]
    public Property NoFigureIsNegative() => Prop.ForAll(Baskets.Any, any =>
    {
        var totals = any.Terms.Totals(any.Basket);
        Money[] figures = [totals.Subtotal, totals.Discount, totals.ShippingTotal, totals.TaxTotal, totals.Total];
        return figures.All(figure => figure.Amount >= 0)
            && totals.Lines.All(line => line is { Discount.Amount: >= 0, Tax.Amount: >= 0 });
    });

    [Property]
    public Property TheDiscountIsSharedToTheLastUnitAndNoLineGetsMoreThanItCosts() => Prop.ForAll(Baskets.Any, any =>
    {
        var totals = any.Terms.Totals(any.Basket);
        return Sum(totals, line => line.Discount.Amount) == totals.Discount.Amount
            && totals.Lines.All(line => line.Discount.Amount <= line.LineTotal.Amount);
    });

    [Property]
    public Property ATaxInsideOfThePriceIsNeverMoreThanThePrice() => Prop.ForAll(Baskets.Any, any =>
    {
        var included = any.Terms with { Taxes = any.Terms.Taxes with { PricesIncludeTax = true } };
        var totals = included.Totals(any.Basket);
        return totals.TaxTotal.Amount <= totals.Total.Amount
            && totals.Lines.All(line => line.Tax.Amount <= line.LineTotal.Amount - line.Discount.Amount);
    });

    [Property]
    public Property TheOrderOfTheLinesChangesNothingOfTheDiscount() => Prop.ForAll(Baskets.Any, any =>
    {
        var (forth, back) = (any.Terms.Totals(any.Basket), any.Terms.Totals(new Basket([.. any.Basket.Lines.Reverse()])));
        return (forth.Subtotal, forth.Discount, forth.ShippingTotal) == (back.Subtotal, back.Discount, back.ShippingTotal);
    });

    private static BigInteger Sum(Totals totals, Func<PricedLine, long> figure) =>
        totals.Lines.Aggregate(BigInteger.Zero, (sum, line) => sum + figure(line));
}
