using System.Text.Json;
using Ecommerce.Iam;
using Ecommerce.Local.Emulators.EventBridge;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.EventBridge;

/// <summary>Words as AWS has them: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Operations.html</summary>
public sealed class RefusalTests
{
    private const string Entry = """{"Source":"s","DetailType":"t","Detail":"{}"}""";

    [Theory]
    [InlineData("""{"DetailType":"t","Detail":"{}"}""",
        "InvalidArgument: Parameter Source is not valid. Reason: Source is a required argument.")]
    [InlineData("""{"Source":"s","Detail":"{}"}""",
        "InvalidArgument: Parameter DetailType is not valid. Reason: DetailType is a required argument.")]
    [InlineData("""{"Source":"s","DetailType":"t"}""",
        "InvalidArgument: Parameter Detail is not valid. Reason: Detail is a required argument.")]
    [InlineData("""{"Source":"s","DetailType":"t","Detail":"{"}""", "MalformedDetail: Detail is malformed.")]
    [InlineData("""{"Source":"s","DetailType":"t","Detail":"[1]"}""", "MalformedDetail: Detail is malformed.")]
    [InlineData("""{"Source":"s","DetailType":"t","Detail":"\"x\""}""", "MalformedDetail: Detail is malformed.")]
    [InlineData("""{"Source":"aws.s3","DetailType":"t","Detail":"{}"}""",
        "NotAuthorizedForSourceException: Not authorized for the source.")]
    public async Task AnEntryIsRefusedByItself(string entry, string words)
    {
        await using var bus = new Bus();

        var answer = bus.Ok("PutEvents", $$"""{"Entries":[{{Entry}},{{entry}}]}""");

        answer.GetProperty("FailedEntryCount").GetInt32().ShouldBe(1);
        answer.GetProperty("Entries")[0].TryGetProperty("EventId", out _).ShouldBeTrue();
        var refused = answer.GetProperty("Entries")[1];
        $"{refused.GetProperty("ErrorCode").GetString()}: {refused.GetProperty("ErrorMessage").GetString()}".ShouldBe(words);
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public async Task ARequestHasAtMostTenEntries(int count, bool isAccepted)
    {
        await using var bus = new Bus();

        var (status, reply) = bus.Call("PutEvents", $$"""{"Entries":[{{string.Join(',', Enumerable.Repeat(Entry, count))}}]}""");

        (status == 200).ShouldBe(isAccepted);
        if (!isAccepted)
        {
            var words = reply.GetProperty("message").GetString()!;
            words.ShouldStartWith("1 validation error detected: Value '[PutEventsRequestEntry(time=null, source=s, resources=null, ");
            words.ShouldEndWith("]' at 'entries' failed to satisfy constraint: Member must have length less than or equal to 10");
        }
    }

    [Fact]
    public async Task ARequestHasAtMostAMegabyteOfEntries()
    {
        await using var bus = new Bus();
        string Body(int bytes) => $$"""{"Entries":[{"Source":"s","DetailType":"t","Detail":"{{new string(' ', bytes - 4)}}{}"}]}""";

        bus.Ok("PutEvents", Body(EventLimits.EntriesBytesMax)).GetProperty("FailedEntryCount").GetInt32().ShouldBe(0);
        bus.Refused("PutEvents", Body(EventLimits.EntriesBytesMax + 1)).ShouldBe(
            "ValidationException: Total size of the entries in the request is over the limit.");
    }

    [Theory]
    [InlineData("CreateEventBus", """{"Name":"default"}""", "ResourceAlreadyExistsException: Event bus default already exists.")]
    [InlineData("CreateEventBus", """{"Name":"a/b"}""", "ValidationException: Event bus name must not contain '/'.")]
    [InlineData("DeleteEventBus", """{"Name":"default"}""", "ValidationException: Cannot delete event bus default.")]
    [InlineData("DescribeEventBus", """{"Name":"none"}""", "ResourceNotFoundException: Event bus none does not exist.")]
    [InlineData("DescribeRule", """{"Name":"none"}""", "ResourceNotFoundException: Rule none does not exist on EventBus default.")]
    [InlineData("PutRule", """{"Name":"r"}""",
        "ValidationException: Parameter(s) EventPattern or ScheduleExpression must be specified.")]
    [InlineData("PutRule", """{"Name":"r","ScheduleExpression":"rate(1 minute)"}""",
        "ValidationException: The parameter ScheduleExpression is not supported by the local EventBridge for this operation")]
    [InlineData("PutRule", """{"Name":"r","EventPattern":"{\"source\":[]}"}""",
        "InvalidEventPatternException: Event pattern is not valid. Reason: Empty arrays are not allowed\n"
        + " at [Source: (String)\"{\"source\":[]}\"; line: 1, column: 13]")]
    [InlineData("PutRule", """{"Name":"!","EventPattern":"{}","State":"ON"}""",
        "ValidationException: 2 validation errors detected: Value '!' at 'name' failed to satisfy constraint: "
        + @"Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+; "
        + "Value 'ON' at 'state' failed to satisfy constraint: Member must satisfy enum value set: "
        + "[ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]")]
    [InlineData("TestEventPattern", """{"EventPattern":"{\"a\":[1]}","Event":"[]"}""",
        "ValidationException: Parameter Event is not valid.")]
    [InlineData("DescribeArchive", """{"ArchiveName":"none"}""", "ResourceNotFoundException: Archive none does not exist.")]
    [InlineData("DescribeReplay", """{"ReplayName":"none"}""", "ResourceNotFoundException: Replay none does not exist.")]
    [InlineData("PutPartnerEvents", "{}",
        "UnknownOperationException: The operation PutPartnerEvents is not supported by the local EventBridge.")]
    public async Task AWrongCallIsRefused(string operation, string body, string words)
    {
        await using var bus = new Bus();

        bus.Refused(operation, body).ShouldBe(words);
    }

    [Theory]
    [InlineData("""{"Id":"!","Arn":"arn:aws:sqs:us-east-1:000000000000:q"}""",
        @"ValidationException: 1 validation error detected: Value '!' at 'targets.1.member.id' failed to satisfy constraint: "
        + @"Member must satisfy regular expression pattern: [\.\-_A-Za-z0-9]+")]
    [InlineData("""{"Id":"t","Arn":"queue"}""",
        "ValidationException: Parameter queue is not valid. Reason: Provided Arn is not in correct format.")]
    [InlineData("""{"Id":"t","Arn":"arn:aws:kinesis:us-east-1:000000000000:stream/s"}""",
        "ValidationException: Parameter arn:aws:kinesis:us-east-1:000000000000:stream/s is not valid. "
        + "Reason: The local EventBridge has no targets of 'kinesis'.")]
    [InlineData("""{"Id":"t","Arn":"arn:aws:sqs:us-east-1:000000000000:q","Input":"1","InputPath":"$.a"}""",
        "ValidationException: Only one of Input, InputPath, or InputTransformer must be provided for target t.")]
    [InlineData("""{"Id":"t","Arn":"arn:aws:sqs:us-east-1:000000000000:q","InputTransformer":{"InputTemplate":"\"<x>\""}}""",
        "ValidationException: InputTemplate for target t contains invalid placeholder x.")]
    [InlineData("""{"Id":"t","Arn":"arn:aws:sqs:us-east-1:000000000000:q.fifo"}""",
        "ValidationException: Parameter(s) SqsParameters must be specified for target: t.")]
    public async Task AWrongTargetIsRefused(string target, string words)
    {
        await using var bus = new Bus();
        bus.Ok("PutRule", """{"Name":"r","EventPattern":"{\"a\":[1]}"}""");

        bus.Refused("PutTargets", $$"""{"Rule":"r","Targets":[{{target}}]}""").ShouldBe(words);
    }

    [Fact]
    public async Task ARuleHasAtMostFiveTargetsAndGoesWithoutAny()
    {
        await using var bus = new Bus();
        bus.Ok("PutRule", """{"Name":"r","EventPattern":"{\"a\":[1]}"}""");
        var targets = Enumerable.Range(0, 6).Select(id => $$"""{"Id":"{{id}}","Arn":"{{Bus.Queue}}"}""").ToArray();

        bus.Refused("PutTargets", $$"""{"Rule":"r","Targets":[{{string.Join(',', targets)}}]}""").ShouldBe(
            "LimitExceededException: The requested resource exceeds the maximum number allowed.");
        bus.Ok("ListTargetsByRule", """{"Rule":"r"}""").GetProperty("Targets").GetArrayLength().ShouldBe(0);
        bus.Ok("PutTargets", $$"""{"Rule":"r","Targets":[{{string.Join(',', targets[..5])}}]}""");
        bus.Refused("DeleteRule", """{"Name":"r"}""").ShouldBe("ValidationException: Rule can't be deleted since it has targets.");
        bus.Ok("RemoveTargets", """{"Rule":"r","Ids":["0","1","2","3","4"]}""");
        bus.Ok("DeleteRule", """{"Name":"r"}""");
        bus.Ok("ListRules").GetProperty("Rules").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("shop.products", "ProductCreated", null)]
    [InlineData("shop.orders", "ProductCreated",
        "AccessDeniedException: User: arn:aws:sts::000000000000:assumed-role/r/s is not authorized to perform: events:PutEvents on "
        + "resource: arn:aws:events:us-east-1:000000000000:event-bus/default because no identity-based policy allows the "
        + "events:PutEvents action")]
    [InlineData("shop.products", "OrderPlaced", "AccessDeniedException: ")]
    public async Task ARoleMayPutWhatItsConditionsAllow(string source, string type, string? refusal)
    {
        await using var bus = new Bus();
        var policy = PolicyDocument.Parse("""
            {"Statement":{"Effect":"Allow","Action":"events:PutEvents","Resource":"arn:aws:events:us-east-1:000000000000:event-bus/default",
             "Condition":{"StringEquals":{"events:source":"shop.products","events:detail-type":"ProductCreated"}}}}
            """);
        var role = new RoleSession("r", "s", policy, TimeProvider.System, _ => { });
        var entry = JsonSerializer.Serialize(new { Source = source, DetailType = type, Detail = "{}" });

        var (_, reply) = bus.Call("PutEvents", $$"""{"Entries":[{{entry}}]}""", role);

        reply.TryGetProperty("__type", out var code).ShouldBe(refusal is not null, reply.GetRawText());
        if (refusal is not null)
        {
            $"{code.GetString()}: {reply.GetProperty("message").GetString()}".ShouldStartWith(refusal);
        }
    }
}
