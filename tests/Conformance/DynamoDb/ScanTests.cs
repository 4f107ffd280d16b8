using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html</summary>
public sealed class ScanTests
{
    private const int Items = 40;

    [Theory]
    [OnEachBackend]
    public Task AScanSeesEveryItemOnce(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await FilledAsync(world);

        var whole = await AllAsync(world, new ScanRequest(table));
        var inPages = await AllAsync(world, new ScanRequest(table) { Limit = 7 });
        var counted = await world.Dynamo.ScanAsync(new ScanRequest(table) { Select = Select.COUNT });

        whole.Count.ShouldBe(Items);
        inPages.ShouldBe(whole);
        (counted.Count, counted.ScannedCount).ShouldBe((Items, Items));
    });

    [Theory]
    [OnEachBackend(1)]
    [OnEachBackend(3)]
    [OnEachBackend(16)]
    public Task SegmentsPartTheTable(Backend on, int segments) => on.HoldsAsync(async world =>
    {
        var table = await FilledAsync(world);

        var parts = new List<string>();
        for (var segment = 0; segment < segments; segment++)
        {
            parts.AddRange(await AllAsync(world, new ScanRequest(table) { Segment = segment, TotalSegments = segments, Limit = 5 }));
        }

        parts.Order().ShouldBe(Enumerable.Range(0, Items).Select(at => $"p{at:00}"));
    });

    [Theory]
    [OnEachBackend]
    public Task AFilterCountsWhatItPasses(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await FilledAsync(world);

        var page = await world.Dynamo.ScanAsync(new ScanRequest(table)
        {
            FilterExpression = "v >= :v AND begins_with(pk, :p)",
            ExpressionAttributeValues = Notation.Item("""{":v":30,":p":"p"}"""),
            ProjectionExpression = "v",
        });

        (page.Count, page.ScannedCount).ShouldBe((10, Items));
        page.Items.ShouldAllBe(item => item.Count == 1 && int.Parse(item["v"].N) >= 30);
    });

    [Theory]
    [OnEachBackend(null, 0, "The TotalSegments parameter is required but was not present in the request when Segment parameter is present")]
    [OnEachBackend(2, null, "The Segment parameter is required but was not present in the request when parameter TotalSegments is present")]
    [OnEachBackend(5, 5,
        "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 5 is not less than TotalSegments: 5")]
    [OnEachBackend(1_000_001, 0,
        "1 validation error detected: Value '1000001' at 'totalSegments' failed to satisfy constraint: "
        + "Member must have value less than or equal to 1000000")]
    public Task ASegmentIsOneOfItsTotal(Backend on, int? total, int? segment, string words) => on.HoldsAsync(async world =>
        await world.Dynamo.ScanAsync(new ScanRequest(world.Table) { Segment = segment, TotalSegments = total })
            .ShouldBeInvalidAsync(words));

    [Theory]
    [OnEachBackend]
    public Task AWrongStartIsRefused(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S", "sk:S"));

        await world.Dynamo.ScanAsync(new ScanRequest(table) { ExclusiveStartKey = Notation.Item("""{"pk":"a"}""") })
            .ShouldBeInvalidAsync("The provided starting key is invalid: The provided key element does not match the schema");
    });

    [Theory]
    [OnEachBackend]
    public Task APageEndsBeforeOneMegabyte(Backend on) => on.HoldsAsync(async world =>
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S"));
        var big = new AttributeValue(new string('x', 300 * 1024));
        foreach (var pk in "1234")
        {
            await world.Dynamo.PutItemAsync(table, new() { ["pk"] = new(pk.ToString()), ["v"] = big });
        }

        var first = await world.Dynamo.ScanAsync(new ScanRequest(table));

        first.Count.ShouldBe(3);
        first.LastEvaluatedKey.ShouldNotBeNull();
        (await AllAsync(world, new ScanRequest(table))).Count.ShouldBe(4);
    });

    private static async Task<string> FilledAsync(World world)
    {
        var table = await world.CreateAsync(name => Requests.Table(name, "pk:S"));
        foreach (var batch in Enumerable.Range(0, Items).Chunk(25))
        {
            await world.Dynamo.BatchWriteItemAsync(new BatchWriteItemRequest
            {
                RequestItems = new()
                {
                    [table] = [.. batch.Select(at =>
                        new WriteRequest(new PutRequest(Notation.Item($$"""{"pk":"p{{at:00}}","v":{{at}} }"""))))],
                },
            });
        }

        return table;
    }

    private static async Task<List<string>> AllAsync(World world, ScanRequest scan)
    {
        var seen = new List<string>();
        do
        {
            var page = await world.Dynamo.ScanAsync(scan);
            seen.AddRange(page.Items.Select(item => item["pk"].S));
            scan.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (scan.ExclusiveStartKey is { Count: > 0 });

        return seen;
    }
}
