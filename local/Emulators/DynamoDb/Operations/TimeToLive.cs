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
        var isEnabled = specification.Flag("Enabled");
        return engine.Store.Write(session =>
        {
            var table = DescribeTable.Find(engine, request);
            var current = Attribute(session, table);
            if (isEnabled == current is not null)
            {
                throw DynamoException.Validation($"TimeToLive is already {(isEnabled ? "enabled" : "disabled")}");
            }

            if (!isEnabled && current != attribute)
            {
                throw DynamoException.Validation($"TimeToLive is active on a different AttributeName: current AttributeName is {current}");
            }

            session.Execute("UPDATE tables SET ttl=?1 WHERE id=?2", isEnabled ? attribute : DBNull.Value, table.Id);
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
        var table = DescribeTable.Find(engine, request);
        var attribute = engine.Store.Read(session => Attribute(session, table));
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

    private static string? Attribute(Session session, Table table)
    {
        using var reader = session.Query("SELECT ttl FROM tables WHERE id=?1", table.Id);
        return reader.Read() && !reader.IsDBNull(0) ? reader.GetString(0) : null;
    }
}
