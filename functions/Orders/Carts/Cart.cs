using Ecommerce.Contracts;
using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Orders.Carts;

/// <summary>Units of a SKU that somebody thinks of buying. No price: that is looked up whenever the cart is read.</summary>
public sealed record CartLine(Sku Sku, int Quantity);

/// <summary>What somebody thinks of buying, as it is stored.</summary>
/// <param name="Version">Counts its changes, from 1; 0: it is not stored.</param>
/// <param name="ExpiresAt">When it is thrown away unless it changes again.</param>
public sealed record Cart(IReadOnlyList<CartLine> Lines, long Version, DateTimeOffset? UpdatedAt, DateTimeOffset? ExpiresAt)
{
    /// <summary>What somebody has who never put anything in a cart, or so long ago that it is thrown away.</summary>
    public static Cart None { get; } = new([], 0, null, null);

    public bool IsStored => Version > 0;

    /// <summary>Of what is in the cart, not of the prices; null where nothing is stored.</summary>
    public string? ETag => IsStored ? ETags.Of(Version) : null;

    /// <summary>The cart with other lines, which are kept anew from now on.</summary>
    public Cart With(IReadOnlyList<CartLine> lines, DateTimeOffset now) => new(lines, Version + 1, now, now + Limits.CartKept);

    /// <summary>The cart with so many units of a SKU, at its place or at the end; none take it out.</summary>
    public Result<Cart> Set(Sku sku, int quantity, DateTimeOffset now)
    {
        var at = Lines.ToList().FindIndex(line => line.Sku == sku);
        if (quantity == 0)
        {
            return With([.. Lines.Where(line => line.Sku != sku)], now);
        }

        var line = new CartLine(sku, quantity);
        return at >= 0 ? With([.. Lines.Take(at), line, .. Lines.Skip(at + 1)], now)
            : Lines.Count < Limits.CartLinesMax ? With([.. Lines, line], now)
            : Error.Invalid(new Fault("", "too-many-lines", $"A cart can have {Limits.CartLinesMax} different products or variants"));
    }

    /// <summary>
    /// The cart with another's lines: quantities of the same SKU are added up to the bound of one line. What is beyond the bound of lines
    /// is left out: signing in must not fail because of it, and the answer shows what is there.
    /// </summary>
    public Cart Merge(Cart other, DateTimeOffset now) => With(
        [
            .. Lines.Concat(other.Lines).GroupBy(line => line.Sku)
                .Select(same => new CartLine(same.Key, Math.Min(same.Sum(line => line.Quantity), Limits.OrderQuantityMax)))
                .Take(Limits.CartLinesMax),
        ],
        now);

    /// <summary>The lines as a shelf is asked for them.</summary>
    public WantedLines Wanted() => new([.. Lines.Select(line => new Wanted(line.Sku, line.Quantity, "", ""))]);
}
