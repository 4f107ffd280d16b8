using System.Text.Json.Nodes;
using Ecommerce.Iam;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Trust;
using Host = Ecommerce.Local.Emulators.Lambda.LambdaHost;

namespace Ecommerce.Tests.Unit.LambdaHost;

/// <summary>UpdateFunctionConfiguration, of which the local Lambda takes the description.</summary>
public sealed class UpdateTests : IAsyncLifetime
{
    private const string Path = "/2015-03-31/functions/shop-get/configuration";

    private readonly Host _host = new(TimeProvider.System);
    private AsyncInvocations _asynchronous = null!;
    private int _starts;

    public ValueTask InitializeAsync()
    {
        _asynchronous = new(_host, TimeProvider.System);
        _host.Add(Functions.Named("shop-get"), new InProcessCode(_ =>
        {
            var number = Interlocked.Increment(ref _starts);
            return (_, _) => new(Functions.Bytes($"{number}"));
        }));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _asynchronous.DisposeAsync();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task AnUpdateIsUnderWayWhenItIsAnsweredAndDoneWhenItIsLookedAt()
    {
        var updated = Functions.Text((await SendAsync("PUT", """{"Description":"says it"}""")).Body);
        var looked = Functions.Text((await SendAsync("GET", "")).Body);

        updated.ShouldContain("\"Description\":\"says it\"");
        updated.ShouldContain("\"LastUpdateStatus\":\"InProgress\"");
        looked.ShouldContain("\"Description\":\"says it\"");
        looked.ShouldContain("\"LastUpdateStatus\":\"Successful\"");
    }

    [Fact]
    public async Task AfterItRequestsMeetNewInstances()
    {
        (await _host.AskAsync("1", "shop-get")).ShouldSucceed().ShouldBe("1");
        (await _host.AskAsync("1", "shop-get")).ShouldSucceed().ShouldBe("1");

        (await SendAsync("PUT", """{"Description":"again"}""")).Status.ShouldBe(200);

        (await _host.AskAsync("1", "shop-get")).ShouldSucceed().ShouldBe("2");
    }

    [Theory]
    [InlineData("""{"Timeout":5}""", "The local Lambda cannot change 'Timeout'")]
    [InlineData("""{"Description":"d","Environment":{}}""", "The local Lambda cannot change 'Environment'")]
    [InlineData("[]", "Could not parse request body into json")]
    [InlineData("""{"RevisionId":7}""", "Could not parse request body into json")]
    [InlineData("""{"Description":7}""", "Could not parse request body into json")]
    [InlineData("{", "Could not parse request body into json")]
    [InlineData("""{"Description":"\ud800"}""", "Could not parse request body into json")]
    public async Task WhatCannotBeChangedIsRefusedByName(string body, string words)
    {
        var reply = await SendAsync("PUT", body);

        reply.Status.ShouldBe(400);
        Functions.Text(reply.Body).ShouldContain(words);
        _host.Find("shop-get")!.Description.ShouldBeEmpty();
    }

    [Fact]
    public async Task AnUpdateOfTheLatestRevisionIsTakenAndMakesAnother()
    {
        var first = await RevisionAsync();

        (await SendAsync("PUT", $$"""{"Description":"d","RevisionId":"{{first}}"}""")).Status.ShouldBe(200);

        (await RevisionAsync()).ShouldNotBe(first);
    }

    [Fact]
    public async Task AnUpdateOfAnEarlierRevisionIsRefusedAndChangesNothing()
    {
        var first = await RevisionAsync();
        _host.Describe("shop-get", "newer");

        var reply = await SendAsync("PUT", $$"""{"Description":"older","RevisionId":"{{first}}"}""");

        (reply.Status, reply.Headers.Single(h => h.Key == "x-amzn-ErrorType").Value).ShouldBe((412, "PreconditionFailedException"));
        Functions.Text(reply.Body).ShouldContain("The Revision Id provided does not match the latest Revision Id");
        _host.Find("shop-get")!.Description.ShouldBe("newer");
    }

    [Fact]
    public async Task NewCodeIsARevisionToo()
    {
        var first = await RevisionAsync();

        await _host.SwapAsync(
            "shop-get", new InProcessCode(_ => (_, _) => new(Functions.Bytes("new"))), TestContext.Current.CancellationToken);

        (await RevisionAsync()).ShouldNotBe(first);
    }

    [Fact]
    public async Task TheRevisionThatAnUpdateIsAnsweredWithDoesNotOutliveIt()
    {
        var answered = RevisionIn(await SendAsync("PUT", """{"Description":"d"}"""));

        (await SendAsync("PUT", $$"""{"Description":"e","RevisionId":"{{answered}}"}""")).Status.ShouldBe(412);
    }

    [Theory]
    [InlineData(256, 200)]
    [InlineData(257, 400)]
    public async Task ADescriptionHas256CharactersAtMost(int length, int status) =>
        (await SendAsync("PUT", $$"""{"Description":"{{new string('d', length)}}"}""")).Status.ShouldBe(status);

    [Fact]
    public async Task WhoMayNotIsRefused()
    {
        var policy = PolicyDocument.Parse("""{"Statement":{"Effect":"Allow","Action":"lambda:Get*","Resource":"*"}}""");
        var session = new RoleSession("shop", "one", policy, TimeProvider.System, _ => { });

        var reply = await SendAsync("PUT", """{"Description":"d"}""", session);

        reply.Status.ShouldBe(403);
        Functions.Text(reply.Body).ShouldContain("not authorized to perform: lambda:UpdateFunctionConfiguration on resource: "
            + "arn:aws:lambda:us-east-1:000000000000:function:shop-get");
    }

    private async Task<string> RevisionAsync() => RevisionIn(await SendAsync("GET", ""));

    private static string RevisionIn(AwsReply reply) =>
        JsonNode.Parse(reply.Body.Span)!["RevisionId"]!.GetValue<string>();

    private ValueTask<AwsReply> SendAsync(string method, string body, Caller? caller = null) =>
        new LambdaEmulator(_host, _asynchronous).HandleAsync(
            new(method, Path, "", new Dictionary<string, string>(), Functions.Bytes(body)) { Caller = caller ?? Caller.Owner },
            TestContext.Current.CancellationToken);
}
