using Ecommerce.Aws.DynamoDb;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Orders.Checkout;

/// <summary>How the taxes and the shipping rates stand in the table of orders: one row each.</summary>
internal static class RuleRows
{
    /// <summary>The version of a table that nobody has stored: it has one, so that If-Match can name it.</summary>
    public const long VersionOfNone = 1;

    private const string Sort = "META";

    public static readonly Key TaxesKey = new("RULES#TAXES", Sort);
    public static readonly Key ShippingKey = new("RULES#SHIPPING", Sort);

    public static void Write(ItemWriter row, TaxTable table) => Head(row, TaxesKey, table.Version, table.UpdatedAt)
        .Bool("pricesIncludeTax", table.PricesIncludeTax)
        .Maps("rates", table.Rates, (rate, map) => map
            .String("country", rate.Country)
            .StringIf("region", rate.Region)
            .String("taxCategory", rate.TaxCategory)
            .Number("basisPoints", rate.BasisPoints));

    public static TaxTable ReadTaxes(Item row) => new(
        row.Bool("pricesIncludeTax"),
        [
            .. row.Maps("rates").Select(map => new TaxRate(
                map.String("country"), map.String("taxCategory"), (int)map.Number("basisPoints"), map.StringOrNull("region"))),
        ],
        row.Number("version"), Timestamp.Parse(row.String("updatedAt")));

    public static void Write(ItemWriter row, ShippingTable table) => Head(row, ShippingKey, table.Version, table.UpdatedAt)
        .Maps("rates", table.Rates, (rate, map) => map
            .String("type", OrderParts.Text(rate.Type))
            .String("carrier", rate.Carrier)
            .Strings("countries", rate.Countries)
            .Number("price", rate.Price.Amount)
            .String("currency", rate.Price.Currency)
            .NumberIf("freeFrom", rate.FreeFrom?.Amount));

    public static ShippingTable ReadShipping(Item row) => new(
        [.. row.Maps("rates").Select(ReadRate)], row.Number("version"), Timestamp.Parse(row.String("updatedAt")));

    private static ShippingRate ReadRate(Item map)
    {
        var currency = map.String("currency");
        return new(
            OrderParts.ShippingType(map.String("type")), map.String("carrier"), map.Strings("countries"),
            new(map.Number("price"), currency), map.NumberOrNull("freeFrom") is { } free ? new Money(free, currency) : null);
    }

    private static ItemWriter Head(ItemWriter row, Key key, long version, DateTimeOffset? at) => row
        .String("pk", key.Partition)
        .String("sk", Sort)
        .String("kind", "RULES")
        .Number("version", version)
        .StringIf("updatedAt", at is { } moment ? Timestamp.Format(moment) : null);
}
