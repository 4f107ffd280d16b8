namespace Ecommerce.Kernel;

/// <summary>
/// Every bound of the shop's own rules, in one place; each has a test that crosses it. Bounds of the machinery stand beside it:
/// <c>LambdaLimits</c>, <c>AwsLimits</c>, <c>LocalLimits</c>.
/// </summary>
public static class Limits
{
    /// <summary>Items of one page of a list.</summary>
    public const int PageItemsMax = 100;

    /// <summary>Items of a page when the caller does not say.</summary>
    public const int PageItemsDefault = 20;

    /// <summary>Characters of a cursor. Ours are below: the longest name gives some 920.</summary>
    public const int CursorCharactersMax = 1_024;

    /// <summary>
    /// Database pages read to fill one page of a filtered list. Beyond it the caller gets what was found and a cursor, so that a
    /// filter that matches little cannot hold a function for long.
    /// </summary>
    public const int FilterReadsMax = 8;

    /// <summary>Items looked at per database page while filtering.</summary>
    public const int FilterReadItemsMax = 500;

    /// <summary>Characters of an Idempotency-Key (Stripe's bound).</summary>
    public const int IdempotencyKeyCharactersMax = 255;

    /// <summary>How long the answer to a key is kept.</summary>
    public static readonly TimeSpan IdempotencyKept = TimeSpan.FromHours(24);

    /// <summary>Minor units of a price: a billion in a currency of two decimals.</summary>
    public const long PriceAmountMax = 100_000_000_000;

    public const int ProductCodeCharactersMax = 64;
    public const int ProductNameCharactersMax = 200;
    public const int ProductDescriptionCharactersMax = 4_000;
    public const int ProductModelCharactersMax = 100;
    public const int ProductUrlCharactersMax = 500;
    public const int CategoryCharactersMax = 40;
    public const int ProductTagsMax = 20;
    public const int TagCharactersMax = 40;
    public const int ProductImagesMax = 12;
    public const int ProductVariantsMax = 20;
    public const int VariantOptionsMax = 4;
    public const int OptionCharactersMax = 40;

    /// <summary>Characters of the text a list is searched by.</summary>
    public const int SearchCharactersMax = 100;

    /// <summary>Units moved by one adjustment, either way.</summary>
    public const int StockDeltaMax = 1_000_000;

    /// <summary>Units of one SKU that can be on hand.</summary>
    public const long StockOnHandMax = 1_000_000_000;

    public const int ReferenceCharactersMax = 100;

    /// <summary>Stock at or below which a SKU counts as low, unless its row says otherwise.</summary>
    public const int LowStockThresholdDefault = 5;

    public const int LowStockThresholdMax = 1_000_000;

    /// <summary>Movements of one SKU that one recount reads: some 30 MB of rows, so that it ends within a request's time.</summary>
    public const int ReconcileMovementsMax = 100_000;

    /// <summary>Pending orders that one recount looks through.</summary>
    public const int ReconcileOrdersMax = 10_000;

    /// <summary>
    /// How long a drift of the stock must have been there before it is repaired. A global secondary index follows its table within a
    /// fraction of a second as a rule, and without a bound (DynamoDB developer guide, "Using Global Secondary Indexes").
    /// </summary>
    public static readonly TimeSpan DriftSettles = TimeSpan.FromSeconds(60);

    /// <summary>
    /// SKUs of one order: each takes two of the hundred places that one transaction has (DynamoDB developer guide, "Quotas").
    /// </summary>
    public const int OrderLinesMax = 40;

    /// <summary>Lines that a client may send, of which several may be of one SKU.</summary>
    public const int OrderItemsMax = 200;

    /// <summary>Units of one SKU in one order.</summary>
    public const int OrderQuantityMax = 10_000;

    /// <summary>Fulfilments of one order: as many as it can have lines.</summary>
    public const int OrderFulfilmentsMax = OrderLinesMax;

    public const int EmailCharactersMax = 254;

    /// <summary>Of a customer's own name.</summary>
    public const int PersonNameCharactersMax = 200;

    /// <summary>Of a locale such as <c>pt-BR</c>.</summary>
    public const int LocaleCharactersMax = 6;

    /// <summary>
    /// How long the id of a customer who was forgotten is kept, so that a sign-in that was on its way registers nobody again. A function
    /// of a pool has five seconds; this is far beyond.
    /// </summary>
    public static readonly TimeSpan ErasedCustomerKept = TimeSpan.FromDays(1);

    /// <summary>The pools ask for this much; Cognito takes up to 256.</summary>
    public const int PasswordCharactersMin = 8;
    public const int PasswordCharactersMax = 256;

    /// <summary>Of a code out of a mail or an authenticator app: Cognito's have 6.</summary>
    public const int CodeCharactersMax = 32;

    /// <summary>Of a session of signing in, with the user's id before it: Cognito's are up to 2,048.</summary>
    public const int SessionCharactersMax = 2_200;

    /// <summary>Of a refresh token; Cognito's are below 2,048.</summary>
    public const int TokenCharactersMax = 4_096;
    public const int CouponCodeCharactersMin = 3;
    public const int CouponCodeCharactersMax = 40;

    /// <summary>How often a coupon can be used in all, where that is bounded.</summary>
    public const long CouponUsesMax = 1_000_000_000;

    /// <summary>A rate or a percentage: the whole.</summary>
    public const int BasisPointsMax = 10_000;

    /// <summary>Rates of the tax table, which is one row.</summary>
    public const int TaxRatesMax = 500;

    /// <summary>Rates of the shipping table, which is one row; with all of their countries it stays below DynamoDB's 400 kB.</summary>
    public const int ShippingRatesMax = 200;

    /// <summary>Countries of one shipping rate: as many as ISO 3166-1 has.</summary>
    public const int ShippingCountriesMax = 250;

    /// <summary>How long a client may show a quote before it asks again. A quote binds nobody.</summary>
    public static readonly TimeSpan QuoteShown = TimeSpan.FromMinutes(15);

    /// <summary>SKUs of one cart: what one order can have.</summary>
    public const int CartLinesMax = OrderLinesMax;

    /// <summary>How long a cart is kept after its last change.</summary>
    public static readonly TimeSpan CartKept = TimeSpan.FromDays(30);

    public const int CarrierCharactersMax = 40;
    public const int AddressCharactersMax = 200;
    public const int PostalCodeCharactersMax = 20;
    public const int TrackingNumberCharactersMax = 100;

    /// <summary>Characters of what somebody says about a change: why an order is cancelled.</summary>
    public const int NoteCharactersMax = 500;

    /// <summary>How long units are held for an order that is not paid for. No longer than SQS can delay a message.</summary>
    public static readonly TimeSpan ReservationKept = TimeSpan.FromMinutes(15);

    /// <summary>Orders that a round of the clock's looks up at once; it goes on for as long as it has time.</summary>
    public const int RoundPageOrdersMax = 100;

    /// <summary>Days of one list by day.</summary>
    public const int ListDaysMax = 31;

    /// <summary>How long after its last unit went to a carrier an order counts as done.</summary>
    public static readonly TimeSpan OrderClosedAfter = TimeSpan.FromDays(30);

    /// <summary>How often a decision is taken again because the row moved between reading and writing.</summary>
    public const int DecisionTriesMax = 8;
}
