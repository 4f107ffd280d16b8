using Ecommerce.Bench.ColdStart.Aws;
using Ecommerce.Bench.ColdStart.Serving;
using Ecommerce.Bench.ColdStart.Variants;
using Ecommerce.Tests.Unit.Aws;

namespace Ecommerce.Tests.Unit.Bench.Aws;

public sealed class LambdaClientTests
{
    private const string State = """
        {"Description":"d","LastUpdateStatus":"Successful","RevisionId":"r","MemorySize":512,"CodeSize":7,"Architectures":["arm64"]}
        """;

    private static readonly Exchange s_exchange = new("""{"a":1}""", 404, "status", "404");

    private readonly List<TimeSpan> _waits = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AConfigurationIsReadAsAwsTellsIt()
    {
        using var world = AwsWorld.Of(ScriptedServer.Json(State));

        (await Client(world).GetAsync("f", Cancellation)).ShouldBe(new FunctionState("d", "Successful", "r", 512, 7, "arm64"));
        world.Server.Requests.ShouldHaveSingleItem().Target.ShouldBe("/2015-03-31/functions/f/configuration");
    }

    [Fact]
    public async Task ADescriptionIsAllThatIsChangedAndOnlyOfTheRevisionThatWasSeen()
    {
        using var world = AwsWorld.Of(ScriptedServer.Json(State));

        (await Client(world).TryDescribeAsync("f", "it's \"so\"", "r", Cancellation)).ShouldBeTrue();

        var request = world.Server.Requests.ShouldHaveSingleItem();
        (request.Method, request.Target).ShouldBe(("PUT", "/2015-03-31/functions/f/configuration"));
        System.Text.Json.Nodes.JsonNode.Parse(request.Body)!.AsObject().Select(m => $"{m.Key}: {m.Value}")
            .ShouldBe(["Description: it's \"so\"", "RevisionId: r"], ignoreOrder: true);
    }

    [Fact]
    public async Task AnUpdateOfWhatIsNoLongerSoIsNotDoneAndNotTriedAgain()
    {
        using var world = AwsWorld.Of(ScriptedServer.Error("PreconditionFailedException", 412));

        (await Client(world).TryDescribeAsync("f", "d", "r", Cancellation)).ShouldBeFalse();
        _waits.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnInvocationBringsTheEndOfItsLog()
    {
        using var world = AwsWorld.Of(ScriptedServer.Json(
            "{}", 200, "X-Amz-Log-Result: UkVQT1JU", "X-Amz-Executed-Version: $LATEST", "X-Amz-Function-Error: Unhandled"));

        var invoked = await Client(world).InvokeAsync("f", s_exchange, Cancellation);

        (invoked.Log, invoked.Version, invoked.Error).ShouldBe(("REPORT", "$LATEST", "Unhandled"));
        var request = world.Server.Requests.ShouldHaveSingleItem();
        (request.Header("X-Amz-Log-Type"), request.Header("X-Amz-Invocation-Type"), request.Text)
            .ShouldBe(("Tail", "RequestResponse", """{"a":1}"""));
    }

    [Theory]
    [InlineData("ResourceConflictException", 409)]
    [InlineData("TooManyRequestsException", 429)]
    public async Task WhatPassesIsTriedAgain(string code, int status)
    {
        using var world = AwsWorld.Of(
            ScriptedServer.Error(code, status), ScriptedServer.Error(code, status), ScriptedServer.Json(State));

        await Client(world).TryDescribeAsync("f", "d", "r", Cancellation);

        _waits.Select(w => w.TotalMilliseconds).ShouldBe([100, 200]);
    }

    [Fact]
    public async Task WhatDoesNotPassIsGivenUp()
    {
        using var world = AwsWorld.Of([.. Enumerable.Repeat(ScriptedServer.Error("ResourceConflictException", 409), 100)]);

        var failed = await Should.ThrowAsync<BrokenVariantException>(() => Client(world).TryDescribeAsync("f", "d", "r", Cancellation));

        failed.Message.ShouldBe("f: UpdateFunctionConfiguration: ResourceConflictException, 24 times");
        _waits.Sum(w => w.TotalSeconds).ShouldBeInRange(60, 120);
    }

    [Theory]
    [InlineData("AccessDeniedException", "f: lambda GetFunctionConfiguration: AccessDeniedException: because")]
    [InlineData("ResourceNotFoundException", "There is no function f: is this stack deployed, in this region?")]
    public async Task ARefusalIsToldInWords(string code, string words)
    {
        using var world = AwsWorld.Of(ScriptedServer.Error(code, 403));

        (await Should.ThrowAsync<BrokenVariantException>(() => Client(world).GetAsync("f", Cancellation))).Message.ShouldBe(words);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("teapot")]
    [InlineData("""{"LastUpdateStatus":"Successful","MemorySize":1}""")]
    [InlineData("""{"LastUpdateStatus":"Successful","RevisionId":"r","MemorySize":"much"}""")]
    [InlineData("""{"LastUpdateStatus":"Successful","RevisionId":"r","MemorySize":1.5}""")]
    [InlineData("""{"LastUpdateStatus":"Successful","RevisionId":"r","MemorySize":1,"Architectures":[]}""")]
    public async Task AConfigurationThatCannotBeReadIsToldInWords(string answer)
    {
        using var world = AwsWorld.Of(ScriptedServer.Json(answer));

        (await Should.ThrowAsync<BrokenVariantException>(() => Client(world).GetAsync("f", Cancellation))).Message
            .ShouldStartWith("f: its configuration cannot be read");
    }

    private LambdaClient Client(AwsWorld world) => new(world.Core, (time, _) =>
    {
        _waits.Add(time);
        return Task.CompletedTask;
    });
}
