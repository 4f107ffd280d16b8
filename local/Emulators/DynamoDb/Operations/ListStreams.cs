namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_ListStreams.html</summary>
internal static class ListStreams
{
    private const int PageMax = 100;

    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only("TableName", "Limit", "ExclusiveStartStreamArn");
        var table = request.Text("TableName") is { } name ? TableName.OfArn(name) : null;
        var limit = request.Integer("Limit", least: 1, most: PageMax) ?? PageMax;
        var start = request.Text("ExclusiveStartStreamArn");
        var streams = engine.Store.Read(StreamRows.All)
            .Where(stream => table is null || stream.TableName == table)
            .Where(stream => start is null || string.CompareOrdinal(stream.Arn, start) > 0)
            .OrderBy(stream => stream.Arn, StringComparer.Ordinal)
            .Take(limit + 1).ToArray();
        return Json.WriteObject(json =>
        {
            json.WriteStartArray("Streams"u8);
            foreach (var stream in streams.Take(limit))
            {
                json.WriteStartObject();
                json.WriteString("StreamArn"u8, stream.Arn);
                json.WriteString("TableName"u8, stream.TableName);
                json.WriteString("StreamLabel"u8, stream.Label);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (streams.Length > limit)
            {
                json.WriteString("LastEvaluatedStreamArn"u8, streams[limit - 1].Arn);
            }
        });
    }
}
