using Ecommerce.Aws;
using Ecommerce.Aws.Sns;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class SnsClientTests
{
    private const string Topic = "arn:aws:sns:eu-west-1:1:t";
    private const string EscapedTopic = "arn%3Aaws%3Asns%3Aeu-west-1%3A1%3At";

    [Fact]
    public void AMessageIsPublishedWithWhatWasAskedForAndNoMore()
    {
        using var world = AwsWorld.Of(Json(Published("id-1")));

        new SnsClient(world.Core).Publish(Topic, new TopicMessage("tea \"☕\" & +%")).ShouldBe("id-1");

        var request = world.Server.Requests.ShouldHaveSingleItem();
        request.Header("Content-Type").ShouldBe("application/x-www-form-urlencoded; charset=utf-8");
        request.Header("Authorization").ShouldContain("/eu-west-1/sns/aws4_request");
        request.Text.ShouldBe(
            $"Version=2010-03-31&Action=Publish&TopicArn={EscapedTopic}&Message=tea%20%22%E2%98%95%22%20%26%20%2B%25");
    }

    [Fact]
    public void AMessageHasItsAttributes()
    {
        using var world = AwsWorld.Of(Json(Published("id-1")));

        new SnsClient(world.Core).Publish(Topic, new TopicMessage("a") { Attributes = [new("kind", "hot"), new("currency", "EUR")] });

        world.Server.Requests.Single().Text.ShouldEndWith(
            "&Message=a&MessageAttributes.entry.1.Name=kind&MessageAttributes.entry.1.Value.DataType=String"
            + "&MessageAttributes.entry.1.Value.StringValue=hot&MessageAttributes.entry.2.Name=currency"
            + "&MessageAttributes.entry.2.Value.DataType=String&MessageAttributes.entry.2.Value.StringValue=EUR");
    }

    [Fact]
    public void ABatchTellsWhatWasNotTaken()
    {
        using var world = AwsWorld.Of(Json(Batch(
            """
            <Successful>
              <member><Id>0</Id><MessageId>m</MessageId><New>1</New></member>
            </Successful>
            <Failed>
              <member>
                <Id>1</Id><Code>InvalidParameter</Code><Message>too &lt;long&gt; &amp; &#x77;ide</Message><SenderFault>true</SenderFault>
              </member>
              <member><Code>InternalError</Code><Id>2</Id><SenderFault>false</SenderFault><Message/></member>
            </Failed>
            """)));

        var failures = new SnsClient(world.Core).PublishBatch(Topic, [new("a"), new("b"), new("c")]);

        failures.ShouldBe([new(1, "InvalidParameter", "too <long> & wide", IsOurs: true), new(2, "InternalError", "", IsOurs: false)]);
        world.Server.Requests.Single().Text.ShouldEndWith(
            "&PublishBatchRequestEntries.member.1.Id=0&PublishBatchRequestEntries.member.1.Message=a"
            + "&PublishBatchRequestEntries.member.2.Id=1&PublishBatchRequestEntries.member.2.Message=b"
            + "&PublishBatchRequestEntries.member.3.Id=2&PublishBatchRequestEntries.member.3.Message=c");
    }

    [Theory]
    [InlineData("<Successful/><Failed/>")]
    [InlineData("<Failed></Failed><Successful><member><Id>0</Id></member></Successful>")]
    [InlineData("")]
    public void ABatchThatWasTakenWholeHasNoFailures(string result)
    {
        using var world = AwsWorld.Of(Json(Batch(result)));

        new SnsClient(world.Core).PublishBatch(Topic, [new("a")]).ShouldBeEmpty();
    }

    [Fact]
    public void AThrottledMessageIsPublishedAgain()
    {
        using var world = AwsWorld.Of(Json(Refusal("Throttled", "Rate exceeded"), 429), Json(Published("id-2")));

        new SnsClient(world.Core).Publish(Topic, new("a")).ShouldBe("id-2");

        world.WaitedMilliseconds.ShouldBe([AwsLimits.ThrottleBaseMilliseconds / 2]);
    }

    [Fact]
    public void ARefusalIsAnException()
    {
        using var world = AwsWorld.Of(Json(Refusal("NotFound", "Topic does not exist"), 404));

        var error = AwsWorld.Failure(() => new SnsClient(world.Core).Publish(Topic, new("a")));

        (error.Code, error.Operation, error.IsTransient).ShouldBe(("NotFound", "Publish", false));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("<PublishResponse><PublishResult></PublishResult></PublishResponse>")]
    [InlineData("<PublishResponse><PublishResult><MessageId>1</MessageId>")]
    [InlineData("<PublishResponse><PublishResult><MessageId>1</Mess")]
    [InlineData("<OtherResponse><MessageId>1</MessageId></OtherResponse>")]
    public void AnAnswerThatIsNotOfSnsIsUnreadable(string body)
    {
        using var world = AwsWorld.Of(Json(body));

        AwsWorld.Failure(() => new SnsClient(world.Core).Publish(Topic, new("a"))).Code.ShouldBe(AwsErrorCodes.Unreadable);
    }

    [Theory]
    [InlineData("<Failed><member><Id>1</Id><Code>x</Code></member></Failed>")]
    [InlineData("<Failed><member><Code>x</Code></member></Failed>")]
    [InlineData("<Failed><member><Id>0</Id>")]
    public void AFailureOfNoMessageOfTheBatchIsUnreadable(string result)
    {
        using var world = AwsWorld.Of(Json(result.EndsWith("</Failed>", StringComparison.Ordinal) ? Batch(result) : result));

        AwsWorld.Failure(() => new SnsClient(world.Core).PublishBatch(Topic, [new("a")])).Code.ShouldBe(AwsErrorCodes.Unreadable);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(AwsLimits.PublishBatchMax + 1)]
    public void ABatchHasOneToTenMessages(int count)
    {
        using var world = AwsWorld.Of();
        TopicMessage[] messages = [.. Enumerable.Repeat(new TopicMessage("a"), count)];

        Should.Throw<ArgumentException>(() => new SnsClient(world.Core).PublishBatch(Topic, messages));
        world.Server.Connections.ShouldBe(0);
    }

    private static string Published(string id) =>
        $"""
        <?xml version="1.0"?>
        <PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/">
          <PublishResult><MessageId>{id}</MessageId></PublishResult>
          <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata>
        </PublishResponse>
        """;

    private static string Batch(string result) =>
        $"""
        <PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishBatchResult>{result}</PublishBatchResult>
        <ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></PublishBatchResponse>
        """;

    private static string Refusal(string code, string message) =>
        $"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message></Error></ErrorResponse>";
}
