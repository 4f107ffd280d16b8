using Ecommerce.Aws;
using Ecommerce.Aws.Sqs;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class SqsClientTests
{
    private const string Url = "https://sqs.eu-west-1.amazonaws.com/1/q";

    [Fact]
    public void AMessageIsSentWithWhatWasAskedForAndNoMore()
    {
        using var world = AwsWorld.Of(Json("""{"MD5OfMessageBody":"x","MessageId":"id-1"}"""));

        new SqsClient(world.Core).Send(Url, new QueueMessage("tea \"☕\"")).ShouldBe("id-1");

        var request = world.Server.Requests.ShouldHaveSingleItem();
        request.Header("X-Amz-Target").ShouldBe("AmazonSQS.SendMessage");
        request.Header("Content-Type").ShouldBe("application/x-amz-json-1.0");
        request.Header("Authorization").ShouldContain("/eu-west-1/sqs/aws4_request");
        request.Text.ShouldBe($$"""{"QueueUrl":"{{Url}}","MessageBody":"tea \"☕\""}""");
    }

    [Fact]
    public void AMessageHasAllItsParts()
    {
        using var world = AwsWorld.Of(Json("""{"MessageId":"id-1"}"""));
        var message = new QueueMessage("a")
        {
            Attributes = [new("kind", "hot")], DelaySeconds = 0, Group = "g", Deduplication = "d", Trace = "Root=1",
        };

        new SqsClient(world.Core).Send(Url, message);

        world.Server.Requests.Single().Text.ShouldBe(
            $$"""{"QueueUrl":"{{Url}}","MessageBody":"a","DelaySeconds":0,"MessageGroupId":"g","MessageDeduplicationId":"d",""" + """
            "MessageAttributes":{"kind":{"DataType":"String","StringValue":"hot"}},"MessageSystemAttributes":{"AWSTraceHeader":
            {"DataType":"String","StringValue":"Root=1"}}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void ABatchTellsWhatWasNotTaken()
    {
        using var world = AwsWorld.Of(Json(
            """
            {"Successful":[{"Id":"0","MessageId":"m"}],
             "Failed":[{"Id":"1","SenderFault":true,"Code":"InvalidParameterValue","Message":"too long","New":[1]},
                       {"Id":"2","SenderFault":false,"Code":"InternalError"}]}
            """));

        var failures = new SqsClient(world.Core).SendBatch(Url, [new("a"), new("b"), new("c")]);

        failures.ShouldBe([new(1, "InvalidParameterValue", "too long", IsOurs: true), new(2, "InternalError", "", IsOurs: false)]);
        world.Server.Requests.Single().Text.ShouldEndWith(
            """[{"Id":"0","MessageBody":"a"},{"Id":"1","MessageBody":"b"},{"Id":"2","MessageBody":"c"}]}""");
    }

    [Fact]
    public void AThrottledBatchIsSentAgain()
    {
        using var world = AwsWorld.Of(Error("RequestThrottled", 403), Json("""{"Successful":[{"Id":"0"}],"Failed":[]}"""));

        new SqsClient(world.Core).SendBatch(Url, [new("a")]).ShouldBeEmpty();

        world.Server.Requests.Count.ShouldBe(2);
        world.WaitedMilliseconds.ShouldBe([AwsLimits.ThrottleBaseMilliseconds / 2]);
    }

    [Fact]
    public void ARefusalIsAnException()
    {
        using var world = AwsWorld.Of(Json(
            """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}""", 400,
            "x-amzn-query-error: AWS.SimpleQueueService.NonExistentQueue;Sender"));

        var error = AwsWorld.Failure(() => new SqsClient(world.Core).Send(Url, new("a")));

        (error.Code, error.Operation, error.IsTransient).ShouldBe(("QueueDoesNotExist", "SendMessage", false));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"MessageId":1}""")]
    [InlineData("""{"MessageId":""")]
    public void AnAnswerThatIsNotOfSqsIsUnreadable(string body)
    {
        using var world = AwsWorld.Of(Json(body));

        AwsWorld.Failure(() => new SqsClient(world.Core).Send(Url, new("a"))).Code.ShouldBe(AwsErrorCodes.Unreadable);
    }

    [Theory]
    [InlineData("""{"Failed":[{"Id":"1","Code":"x"}]}""")]
    [InlineData("""{"Failed":[{"Code":"x"}]}""")]
    [InlineData("""{"Failed":{}}""")]
    public void AFailureOfNoMessageOfTheBatchIsUnreadable(string body)
    {
        using var world = AwsWorld.Of(Json(body));

        AwsWorld.Failure(() => new SqsClient(world.Core).SendBatch(Url, [new("a")])).Code.ShouldBe(AwsErrorCodes.Unreadable);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(AwsLimits.SendMessageBatchMax + 1)]
    public void ABatchHasOneToTenMessages(int count)
    {
        using var world = AwsWorld.Of();
        QueueMessage[] messages = [.. Enumerable.Repeat(new QueueMessage("a"), count)];

        Should.Throw<ArgumentException>(() => new SqsClient(world.Core).SendBatch(Url, messages));
        world.Server.Connections.ShouldBe(0);
    }
}
