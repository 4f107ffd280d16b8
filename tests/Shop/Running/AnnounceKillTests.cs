using System.Net;
using System.Text.Json.Nodes;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Sns;
using Ecommerce.Local.Emulators.Sqs;
using Ecommerce.Local.Trust;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Running;

/// <summary>Whoever subscribed outside hears of everything, though the shop was killed with events on their way.</summary>
public sealed class AnnounceKillTests
{
    private const int ProductsCount = 8;
    private const string TopicArn = "arn:aws:sns:us-east-1:000000000000:ServerlessEcommerce-product-events";
    private const string QueueArn = "arn:aws:sqs:us-east-1:000000000000:outside";
    private const string Policy = $$"""
        {"Statement":{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"{{QueueArn}}"} }
        """;

    [Fact]
    public async Task WhatWasDecidedBeforeAKillReachesSubscribersAfterTheNextStart()
    {
        using var folder = new DataFolderOfTest();
        await SubscribeAsync(folder);
        await using (var shop = await RunningLocal.StartAsync(folder))
        {
            using var admin = await shop.SignInAsync("admin");
            var created = await Calls.AtOnceAsync(ProductsCount, i => admin.PostAsync("products", Samples.Mug($"MUG-{i}")));
            created.ShouldAllBe(reply => reply.Status == HttpStatusCode.Created);
            await shop.KillAsync();
            await Eventually.TrueAsync(() => shop.FunctionProcesses().Count == 0);
        }

        await using var next = await RunningLocal.StartAsync(folder);

        // Some may come twice. An event that a killed function had is hidden until its queue shows it again.
        await Eventually.TrueAsync(async () =>
        {
            if (await HeardAsync(folder) >= ProductsCount)
            {
                return true;
            }

            await RunningLocal.RunAsync("clock", "advance", "181s", "--data", folder.Paths.Root);
            return false;
        });
        (await next.StopAsync()).ExitCode.ShouldBe(0);
    }

    // Before the shop starts: then nobody but its owner need sign.
    private static async Task SubscribeAsync(DataFolderOfTest folder)
    {
        using var queues = SqsEmulator.Open(folder.Paths.Queues, TimeProvider.System);
        await using var topics = SnsEmulator.Open(folder.Paths.Topics, TimeProvider.System);
        await CallAsync(queues, "AmazonSQS.CreateQueue", new JsonObject
        {
            ["QueueName"] = "outside", ["Attributes"] = new JsonObject { ["Policy"] = Policy },
        }.ToJsonString());
        await CallAsync(topics, "", $"Action=CreateTopic&Name={TopicArn.Split(':')[^1]}");
        await CallAsync(topics, "", $"Action=Subscribe&TopicArn={TopicArn}&Protocol=sqs&Endpoint={QueueArn}");
    }

    private static async Task CallAsync(IEmulator service, string target, string body)
    {
        var headers = new Dictionary<string, string> { ["x-amz-target"] = target };
        var call = new AwsCall("POST", "/", "", headers, System.Text.Encoding.UTF8.GetBytes(body)) { Caller = Caller.Owner };
        (await service.HandleAsync(call, TestContext.Current.CancellationToken)).Status.ShouldBe(200, body);
    }

    // Whatever is there counts: by this machine's clock, what the shop sent after an advance is not due yet.
    private static async Task<long> HeardAsync(DataFolderOfTest folder)
    {
        using var queues = SqsEmulator.Open(folder.Paths.Queues, TimeProvider.System);
        var counts = (await queues.QueuesAsync(TestContext.Current.CancellationToken)).Single(one => one.Name == "outside").Counts;
        return counts.Visible + counts.NotVisible + counts.Delayed;
    }
}
