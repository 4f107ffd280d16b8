namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html</summary>
internal static class Scan
{
    private const int SegmentsMax = 1_000_000;
    private const long Slots = 1L << 32;

    public static ReadOnlyMemory<byte> Run(Engine engine, Request request)
    {
        request.Only(
            "TableName", "IndexName", "FilterExpression", "ProjectionExpression", "ExpressionAttributeNames", "ExpressionAttributeValues",
            "Select", "Limit", "ConsistentRead", "ExclusiveStartKey", "Segment", "TotalSegments", "ReturnConsumedCapacity");
        var expressions = new ExpressionAttributes(request, "FilterExpression", "ProjectionExpression");
        var page = PageRequest.Read(engine, request, expressions);
        expressions.CheckAllUsed();
        var slots = ReadSegment(request);
        var start = page.ReadStart(request);
        if (start is not null && (start.Key.Slot < slots.First || start.Key.Slot > slots.Last))
        {
            throw DynamoException.Validation(
                "The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. "
                + $"TotalSegments: {request.Integer("TotalSegments")} Segment: {request.Integer("Segment")}");
        }

        return Page.Read(engine, page, RangeQuery.Segment(page.Table, page.Index, slots, start));
    }

    private static (long First, long Last) ReadSegment(Request request)
    {
        var segment = request.Integer("Segment", least: 0);
        var total = request.Integer("TotalSegments", least: 1, most: SegmentsMax);
        return (segment, total) switch
        {
            (null, null) => (0, Slots - 1),
            (null, _) => throw DynamoException.Validation(
                "The Segment parameter is required but was not present in the request when parameter TotalSegments is present"),
            (_, null) => throw DynamoException.Validation(
                "The TotalSegments parameter is required but was not present in the request when Segment parameter is present"),
            ({ } one, { } all) when one >= all => throw DynamoException.Validation(
                "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
                + $"Segment: {one} is not less than TotalSegments: {all}"),
            ({ } one, { } all) => (Slots * one / all, (Slots * (one + 1L) / all) - 1),
        };
    }
}
