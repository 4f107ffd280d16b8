using System.Text.Json;

namespace Ecommerce.Tests.Unit.EventBridge;

/// <summary>
/// What targets are sent. The cases, and what comes of them, are those recorded on AWS.
/// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
/// </summary>
public sealed class InputTests
{
    private const string Detail = """
        {"command":"update","valid":true,"count":5,"one":["HIGH"],"two":["ACTIVE","INACTIVE"],"payload":{"acc_id":"0a787","sf_id":"baz"}}
        """;

    private const string Paths = """
        {"command":"$.detail.command","valid":"$.detail.valid","count":"$.detail.count","one":"$.detail.one","two":"$.detail.two",
         "payload":"$.detail.payload","userId":"$.detail.payload.acc_id","none":"$.detail.none",
         "second":"$.detail.two[1]","all":"$.detail.two[*]"}
        """;

    [Theory]
    [InlineData("$.detail.payload", """{"acc_id":"0a787","sf_id":"baz"}""")]
    [InlineData("$.detail.payload.sf_id", "\"baz\"")]
    [InlineData("$.detail.two[0]", "\"ACTIVE\"")]
    [InlineData("$.source", "\"shop\"")]
    [InlineData("$.detail.nothing", null)]
    public async Task APathPicksAPart(string path, string? body) =>
        (await SentAsync($$""","InputPath":"{{path}}" """)).ShouldBe(body);

    [Fact]
    public async Task AConstantStandsForTheEvent() => (await SentAsync(""","Input":"{\"a\": 1}" """)).ShouldBe("""{"a": 1}""");

    [Theory]
    [InlineData("\"Command is <command>!\"", "\"Command is update!\"")]
    [InlineData("\"Command is <valid> <count>\"", "\"Command is true 5\"")]
    [InlineData("\"{[/any <command> text\"", "\"{[/any update text\"")]
    [InlineData("\"with <none>\"", "\"with \"")]
    [InlineData("\"<one> and <two>, <payload>\"", "\"[HIGH] and [ACTIVE,INACTIVE], {acc_id:0a787,sf_id:baz}\"")]
    [InlineData("\"<one> a\"\n\"<userId> b\"", "\"[HIGH] a\"\n\"0a787 b\"")]
    [InlineData("<payload>", """{"acc_id":"0a787","sf_id":"baz"}""")]
    [InlineData("""{"id" : <userId>}""", """{"id" : "0a787"}""")]
    [InlineData("""{"id" : "<userId>"}""", """{"id" : "0a787"}""")]
    [InlineData("""{"at": "users/<userId>/second/<userId>"}""", """{"at": "users/0a787/second/0a787"}""")]
    [InlineData("""{"n": <count>, "none": <none>, "one": <one>}""", """{"n": 5, "none": "", "one": ["HIGH"]}""")]
    [InlineData("""{"a": [<userId>, "b"], "second": <second>, "all": <all>}""",
        """{"a": ["0a787", "b"], "second": "INACTIVE", "all": ["ACTIVE","INACTIVE"]}""")]
    [InlineData("""{"name": <aws.events.rule-name>, "at": "<aws.events.event.ingestion-time>"}""",
        """{"name": "a", "at": "2026-11-22T13:08:05Z"}""")]
    [InlineData("\"<aws.events.rule-arn>\"", "\"arn:aws:events:us-east-1:000000000000:rule/a\"")]
    [InlineData("""{"payload": "<payload>"}""", null)]
    [InlineData("""{"one": "<one>"}""", null)]
    public async Task ATemplateIsFilled(string template, string? body) => (await SentAsync($$"""
        ,"InputTransformer":{"InputPathsMap":{{Paths}},"InputTemplate":{{JsonSerializer.Serialize(template)}}}
        """)).ShouldBe(body);

    [Fact]
    public async Task TheWholeEventStandsInATemplate()
    {
        var sent = await SentAsync(
            ""","InputTransformer":{"InputTemplate":"{\"whole\": <aws.events.event.json>, \"head\": <aws.events.event>}"}""");

        var json = JsonElement.Parse(sent!);
        json.GetProperty("whole").GetProperty("detail").GetProperty("count").GetInt32().ShouldBe(5);
        json.GetProperty("head").TryGetProperty("detail", out _).ShouldBeFalse();
        json.GetProperty("head").GetProperty("detailType").GetString().ShouldBe("T");
    }

    private static async Task<string?> SentAsync(string more)
    {
        await using var bus = new Bus();
        bus.Rule("a", """{"source":["shop"]}""", more);
        bus.Put(Detail);
        await bus.DeliverAsync();
        return bus.Target.Bodies.SingleOrDefault();
    }
}
