using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>What the shop adds to its prices and takes off them.</summary>
public static class Terms
{
    /// <summary>What a basket comes to.</summary>
    public static Result<Totals> Price(Basket basket)
    {
        var none = Money.Zero(basket.Currency);
        PricedLine[] lines = [.. basket.Lines.Select(line => new PricedLine(line, line.Total, none, none))];
        var subtotal = lines.Aggregate(none, (sum, line) => sum + line.LineTotal);
        return new Totals(lines, subtotal, none, none, none, subtotal);
    }
}
