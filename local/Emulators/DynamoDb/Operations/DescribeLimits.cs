namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// A new account's quotas; nothing is throttled by them.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html
/// </summary>
internal static class DescribeLimits
{
    private const int AccountUnitsMax = 80_000;
    private const int TableUnitsMax = 40_000;

    public static ReadOnlyMemory<byte> Run(Request request)
    {
        request.Only();
        return Json.WriteObject(json =>
        {
            json.WriteNumber("AccountMaxReadCapacityUnits"u8, AccountUnitsMax);
            json.WriteNumber("AccountMaxWriteCapacityUnits"u8, AccountUnitsMax);
            json.WriteNumber("TableMaxReadCapacityUnits"u8, TableUnitsMax);
            json.WriteNumber("TableMaxWriteCapacityUnits"u8, TableUnitsMax);
        });
    }
}
