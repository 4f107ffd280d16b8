using System.Text.Json.Serialization;
using Ecommerce.Functions.Orders.Checkout;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders;

/// <summary>The body of POST /orders.</summary>
/// <param name="Items">What is wanted; or else <paramref name="ProductIds"/>.</param>
/// <param name="ProductIds">The short form of older clients: each id stands for one unit.</param>
/// <param name="Payment">An object, or in the short form the method alone.</param>
/// <param name="Email">Whose order it is, where an admin places it. A customer's is in the token.</param>
/// <param name="ExpectedTotal">What the client has shown to its user: nothing is placed at another total.</param>
public sealed record OrderDraft(
    ShippingDraft Shipping,
    PaymentChoice Payment,
    [property: Bounds(1, Limits.OrderItemsMax)] IReadOnlyList<ItemDraft>? Items = null,
    [property: Bounds(1, Limits.OrderItemsMax)] IReadOnlyList<string>? ProductIds = null,
    [property: Bounds(1, Limits.CouponCodeCharactersMax)] string? CouponCode = null,
    [property: Bounds(3, Limits.EmailCharactersMax)] string? Email = null,
    Money? ExpectedTotal = null)
{
    /// <summary>What is wanted, each SKU once. Fails for every mistake that shows without looking anything up.</summary>
    public Result<WantedLines> Wanted()
    {
        var faults = new List<Fault>();
        Shipping.Check(faults, "/shipping");
        Texts.Check(faults, "/couponCode", CouponCode, Limits.CouponCodeCharactersMax);
        if (ExpectedTotal is { } expected && !Currency.IsKnown(expected.Currency))
        {
            faults.Add(new("/expectedTotal/currency", "unknown-currency", "This is no ISO 4217 code"));
        }

        if ((Items is null) == (ProductIds is null))
        {
            faults.Add(new("/items", "required", "Send either items or productIds"));
            return Error.Invalid(faults);
        }

        var wanted = Items is not null ? WantedLines.Of(Items) : WantedLines.Of(ProductIds!);
        return faults.Count == 0 ? wanted
            : wanted.TryGet(out _, out var error) ? Error.Invalid(faults)
            : Error.Invalid([.. faults, .. error.Faults]);
    }
}

/// <summary>How somebody wants to pay.</summary>
[JsonConverter(typeof(PaymentChoiceConverter))]
public sealed record PaymentChoice(PaymentMethod Method, PaymentProvider Provider = PaymentProvider.Manual);
