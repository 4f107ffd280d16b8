using System.Text.Json;

namespace Ecommerce.Tests.Conformance.Cli;

/// <summary>The aws CLI against the local SQS: few scenarios, each a whole story.</summary>
public sealed class SqsCliTests
{
    private const string NoCli = "the aws CLI is not on PATH; 'pip install awscli' brings one";

    public static bool HasCli => AwsCli.IsInstalled;

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task AMessageIsSentReceivedAndDeleted()
    {
        await using var ours = await Ours.StartAsync();
        var aws = new AwsCli(ours.Address);

        var url = (await aws.OkAsync("sqs", "create-queue", "--queue-name", "mugs")).GetProperty("QueueUrl").GetString()!;
        await aws.OkAsync("sqs", "send-message", "--queue-url", url, "--message-body", "tea");
        var message = (await aws.OkAsync("sqs", "receive-message", "--queue-url", url)).GetProperty("Messages")[0];
        var handle = message.GetProperty("ReceiptHandle").GetString()!;
        await aws.OkAsync("sqs", "delete-message", "--queue-url", url, "--receipt-handle", handle);

        url.ShouldBe($"{ours.Address}000000000000/mugs");
        message.GetProperty("Body").GetString().ShouldBe("tea");
        (await aws.OkAsync("sqs", "receive-message", "--queue-url", url)).ValueKind.ShouldBe(JsonValueKind.Undefined);
    }

    [Fact(Skip = NoCli, SkipUnless = nameof(HasCli))]
    public async Task ARefusalIsToldByItsNameInTheQueryProtocol()
    {
        await using var ours = await Ours.StartAsync();
        var aws = new AwsCli(ours.Address);

        (await aws.RefusedAsync("sqs", "get-queue-url", "--queue-name", "none")).ShouldEndWith(
            "An error occurred (AWS.SimpleQueueService.NonExistentQueue) when calling the GetQueueUrl operation: "
            + "The specified queue does not exist.");
        (await aws.RefusedAsync(
            "sqs", "add-permission", "--queue-url", $"{ours.Address}000000000000/mugs", "--label", "a", "--aws-account-ids", "1",
            "--actions", "SendMessage")).ShouldEndWith("The operation AddPermission is not supported by the local SQS.");
    }
}
