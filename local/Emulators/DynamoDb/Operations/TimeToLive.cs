namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html and its Describe.</summary>
internal static class TimeToLive
{
    public static ReadOnlyMemory<byte> Update(Engine engine, Request request)
    {
        request.Only("TableName", "TimeToLiveSpecification");
        var specification = request.RequiredPart("TimeToLiveSpecification");
        specification.Only("AttributeName", "Enabled");
        var attribute = specification.RequiredText("AttributeName");
        if (!specification.Has("Enabled"))
        {
            throw DynamoException.Constraint("null", "timeToLiveSpecification.enabled", "Member must not be null");
        }

        var isEnabled = specification.Flag("Enabled");
        return engine.Write(changes =>
        {
            var table = DescribeTable.Find(changes.Catalog, request);
            CheckDiffers(table.ExpiryAttribute, attribute, isEnabled);
            changes.Session.Execute("UPDATE tables SET ttl=?1 WHERE id=?2", isEnabled ? attribute : DBNull.Value, table.Id);
            changes.ReloadCatalog();
            Expiries.Clear(changes.Session, table);
            Expiries.Fill(changes.Session, changes.Catalog.Current(table));
            return Json.WriteObject(json =>
            {
                json.WriteStartObject("TimeToLiveSpecification"u8);
                json.WriteBoolean("Enabled"u8, isEnabled);
                json.WriteString("AttributeName"u8, attribute);
                json.WriteEndObject();
            });
        });
    }

    public static ReadOnlyMemory<byte> Describe(Engine engine, Request request)
    {
        request.Only("TableName");
        var attribute = DescribeTable.Find(engine.Catalog, request).ExpiryAttribute;
        return Json.WriteObject(json =>
        {
            json.WriteStartObject("TimeToLiveDescription"u8);
            json.WriteString("TimeToLiveStatus"u8, attribute is null ? "DISABLED" : "ENABLED");
            if (attribute is not null)
            {
                json.WriteString("AttributeName"u8, attribute);
            }

            json.WriteEndObject();
        });
    }

    private static void CheckDiffers(string? current, string attribute, bool isEnabled)
    {
        if (isEnabled == current is not null)
        {
            throw DynamoException.Validation($"TimeToLive is already {(isEnabled ? "enabled" : "disabled")}");
        }

        if (!isEnabled && current != attribute)
        {
            throw DynamoException.Validation($"TimeToLive is active on a different AttributeName: current AttributeName is {current}");
        }
    }
}
