using System.Text.Json;
using Ecommerce.Tests.Conformance.Cli;

namespace Ecommerce.Tests.Conformance.Sns;

/// <summary>
/// The aws CLI against the local SNS, and against moto where it plays the same. A call takes a second: few scenarios, each a whole story.
/// </summary>
public sealed class SnsCliTests
{
    private const string NoCli = "the aws CLI is not on PATH; 'pip install awscli' brings one";
    private const string Hot = """{"kind":["hot"],"grams":[{"numeric":[">",100]}]}""";

    public static bool HasCli => AwsCli.IsInstalled;

    public static bool HasMoto => HasCli && Moto.WhyNot is null;

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public Task ATopicLivesFromCreationToDeletion() => LiveAsync(Backend.Ours);

    [Fact(Skip = NoCli, SkipUnless = nameof(HasMoto))]
    public Task ATopicLivesLikewiseInMoto() => LiveAsync(Backend.Moto);

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public Task AQueueGetsRawWhatItsFilterLetsPass() => FilterAsync(Backend.Ours);

    [Fact(Skip = NoCli, SkipUnless = nameof(HasMoto))]
    public Task AQueueGetsLikewiseInMoto() => FilterAsync(Backend.Moto);

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public Task ABatchArrivesInEnvelopes() => BatchAsync(Backend.Ours);

    [Fact(Skip = NoCli, SkipUnless = nameof(HasMoto))]
    public Task ABatchArrivesLikewiseInMoto() => BatchAsync(Backend.Moto);

    /// <summary>
    /// Where moto does otherwise, and who decides: it takes any endpoint, checks less of a filter policy, and has its own words.
    /// https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
    /// https://docs.aws.amazon.com/sns/latest/api/API_Publish.html
    /// </summary>
    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task WrongCallsAreRefusedInAwsWords()
    {
        await using var stage = await SnsStage.StartAsync(Backend.Ours);
        await stage.Aws.OkAsync("sns", "create-topic", "--name", "t");
        string[] subscribe = ["sns", "subscribe", "--topic-arn", stage.Topic, "--protocol"];

        (await stage.Aws.RefusedAsync("sns", "publish", "--topic-arn", $"{stage.Topic}x", "--message", "a")).ShouldEndWith(
            "An error occurred (NotFound) when calling the Publish operation: Topic does not exist");
        (await stage.Aws.RefusedAsync([.. subscribe, "email", "--notification-endpoint", "a@b.example"])).ShouldEndWith(
            "An error occurred (InvalidParameter) when calling the Subscribe operation: "
            + "Invalid parameter: Protocol Reason: the local SNS delivers by sqs and lambda, not by email");
        (await stage.Aws.RefusedAsync(
        [
            .. subscribe, "sqs", "--notification-endpoint", $"arn:aws:sqs:us-east-1:{stage.Account}:q",
            "--attributes", """{"FilterPolicy":"{\"a\":[{\"prefix\":1}]}"}""",
        ])).ShouldContain("Invalid parameter: Attributes Reason: FilterPolicy: prefix match pattern must be a string");
        (await stage.Aws.RefusedAsync("sns", "create-topic", "--name", "t.fifo", "--attributes", "FifoTopic=true")).ShouldEndWith(
            "Invalid parameter: FifoTopic Reason: the local SNS has standard topics only");
        (await stage.Aws.RefusedAsync("sns", "list-platform-applications")).ShouldEndWith(
            "An error occurred (InvalidAction) when calling the ListPlatformApplications operation: "
            + "The operation ListPlatformApplications is not supported by the local SNS.");
    }

    private static async Task LiveAsync(Backend backend)
    {
        await using var stage = await SnsStage.StartAsync(backend);
        string[] topic = ["--topic-arn", stage.Topic], resource = ["--resource-arn", stage.Topic];

        Text(await stage.Aws.OkAsync("sns", "create-topic", "--name", "t", "--tags", "Key=a,Value=1"), "TopicArn").ShouldBe(stage.Topic);
        Text(await stage.Aws.OkAsync("sns", "create-topic", "--name", "t"), "TopicArn").ShouldBe(stage.Topic);
        await stage.Aws.OkAsync(
            ["sns", "set-topic-attributes", .. topic, "--attribute-name", "DisplayName", "--attribute-value", "Tea & \"Co\""]);
        var attributes = (await stage.Aws.OkAsync(["sns", "get-topic-attributes", .. topic])).GetProperty("Attributes");
        (Text(attributes, "DisplayName"), Text(attributes, "Owner"), Text(attributes, "SubscriptionsConfirmed"))
            .ShouldBe(("Tea & \"Co\"", stage.Account, "0"));
        await stage.Aws.OkAsync(["sns", "tag-resource", .. resource, "--tags", "Key=b,Value=2"]);
        await stage.Aws.OkAsync(["sns", "untag-resource", .. resource, "--tag-keys", "a"]);
        (await stage.Aws.OkAsync(["sns", "list-tags-for-resource", .. resource])).GetProperty("Tags").EnumerateArray()
            .Select(tag => (Text(tag, "Key"), Text(tag, "Value"))).ShouldBe([("b", "2")]);
        (await stage.Aws.OkAsync("sns", "list-topics")).GetProperty("Topics").EnumerateArray()
            .Select(one => Text(one, "TopicArn")).ShouldBe([stage.Topic]);
        await stage.Aws.OkAsync(["sns", "delete-topic", .. topic]);
        (await stage.Aws.RefusedAsync(["sns", "get-topic-attributes", .. topic])).ShouldEndWith(
            "An error occurred (NotFound) when calling the GetTopicAttributes operation: Topic does not exist");
    }

    private static async Task FilterAsync(Backend backend)
    {
        await using var stage = await SnsStage.StartAsync(backend);
        var (queue, subscription) = await stage.SubscribeAsync(("RawMessageDelivery", "true"), ("FilterPolicy", Hot));

        var told = (await stage.Aws.OkAsync("sns", "get-subscription-attributes", "--subscription-arn", subscription))
            .GetProperty("Attributes");
        (Text(told, "FilterPolicy"), Text(told, "RawMessageDelivery"), Text(told, "Protocol")).ShouldBe((Hot, "true", "sqs"));
        await PublishAsync("cold", "cold", 500);
        await PublishAsync("light", "hot", 50);
        await PublishAsync("tea", "hot", 500);

        var message = await stage.ReceiveAsync(queue);
        Text(message, "Body").ShouldBe("tea");
        var kind = message.GetProperty("MessageAttributes").GetProperty("kind");
        (Text(kind, "DataType"), Text(kind, "StringValue")).ShouldBe(("String", "hot"));
        (await stage.Aws.OkAsync("sns", "list-subscriptions-by-topic", "--topic-arn", stage.Topic)).GetProperty("Subscriptions")
            .EnumerateArray().Select(one => Text(one, "SubscriptionArn")).ShouldBe([subscription]);
        await stage.Aws.OkAsync("sns", "unsubscribe", "--subscription-arn", subscription);
        (await stage.Aws.OkAsync("sns", "list-subscriptions")).GetProperty("Subscriptions").GetArrayLength().ShouldBe(0);

        Task PublishAsync(string text, string kindOf, int grams) => stage.Aws.OkAsync(
            "sns", "publish", "--topic-arn", stage.Topic, "--message", text, "--message-attributes", $$"""
            {"kind":{"DataType":"String","StringValue":"{{kindOf}}"},"grams":{"DataType":"Number","StringValue":"{{grams}}"} }
            """);
    }

    private static async Task BatchAsync(Backend backend)
    {
        await using var stage = await SnsStage.StartAsync(backend);
        var (queue, _) = await stage.SubscribeAsync();

        var taken = await stage.Aws.OkAsync(
            "sns", "publish-batch", "--topic-arn", stage.Topic, "--publish-batch-request-entries",
            """[{"Id":"a","Message":"one <&> ☕","Subject":"s"},{"Id":"b","Message":"one <&> ☕","Subject":"s"}]""");

        taken.GetProperty("Successful").EnumerateArray().Select(one => Text(one, "Id")).ShouldBe(["a", "b"]);
        var envelope = JsonElement.Parse(Text(await stage.ReceiveAsync(queue), "Body")!);
        (Text(envelope, "Type"), Text(envelope, "TopicArn"), Text(envelope, "Subject"), Text(envelope, "Message"))
            .ShouldBe(("Notification", stage.Topic, "s", "one <&> ☕"));
        taken.GetProperty("Successful").EnumerateArray().Select(one => Text(one, "MessageId"))
            .ShouldContain(Text(envelope, "MessageId"));
        (await stage.Aws.RefusedAsync(
            "sns", "publish-batch", "--topic-arn", stage.Topic, "--publish-batch-request-entries",
            """[{"Id":"a","Message":"x"},{"Id":"a","Message":"x"}]""")).ShouldEndWith(
            "An error occurred (BatchEntryIdsNotDistinct) when calling the PublishBatch operation: "
            + "Two or more batch entries in the request have the same Id.");
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
