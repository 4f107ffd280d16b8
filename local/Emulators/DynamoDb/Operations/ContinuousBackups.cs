namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// Whether a table could be restored to any moment of the last weeks. It is kept and answered, since the shop's infrastructure sets
/// it; restoring itself is not offered here.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html and its Describe.
/// </summary>
internal static class ContinuousBackups
{
    private const int DaysMax = 35;

    public static ReadOnlyMemory<byte> Update(Engine engine, Request request)
    {
        request.Only("TableName", "PointInTimeRecoverySpecification");
        var specification = request.RequiredPart("PointInTimeRecoverySpecification");
        specification.Only("PointInTimeRecoveryEnabled");
        if (!specification.Has("PointInTimeRecoveryEnabled"))
        {
            throw Request.Missing("PointInTimeRecoveryEnabled");
        }

        var isEnabled = specification.Flag("PointInTimeRecoveryEnabled");
        return engine.Write(write =>
        {
            var table = Find(write.Catalog, request);
            if (isEnabled != table.RecoverableSince is not null)
            {
                write.Session.Execute(
                    "UPDATE tables SET recoverable=?1 WHERE id=?2",
                    isEnabled ? write.Now.ToUnixTimeMilliseconds() : DBNull.Value, table.Id);
                write.ReloadCatalog();
            }

            return Reply(engine, write.Catalog.Current(table));
        });
    }

    public static ReadOnlyMemory<byte> Describe(Engine engine, Request request)
    {
        request.Only("TableName");
        return Reply(engine, Find(engine.Catalog, request));
    }

    private static Table Find(Catalog catalog, Request request)
    {
        var name = request.TableName();
        TableName.Check(name);
        return catalog.Contains(name)
            ? catalog.Get(name)
            : throw new DynamoException("TableNotFoundException", $"Table not found: {name}");
    }

    private static ReadOnlyMemory<byte> Reply(Engine engine, Table table) => Json.WriteObject(json =>
    {
        json.WriteStartObject("ContinuousBackupsDescription"u8);
        json.WriteString("ContinuousBackupsStatus"u8, "ENABLED"u8);
        json.WriteStartObject("PointInTimeRecoveryDescription"u8);
        json.WriteString("PointInTimeRecoveryStatus"u8, table.RecoverableSince is null ? "DISABLED"u8 : "ENABLED"u8);
        if (table.RecoverableSince is { } since)
        {
            json.WriteNumber("RecoveryPeriodInDays"u8, DaysMax);
            json.WriteNumber("EarliestRestorableDateTime"u8, since.ToUnixTimeMilliseconds() / 1000m);
            json.WriteNumber("LatestRestorableDateTime"u8, engine.Clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000m);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    });
}
