using Ecommerce.Aws;
using Ecommerce.Aws.EventBridge;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class EventBridgeClientTests
{
    private const string Accepted = """{"FailedEntryCount":0,"Entries":[{"EventId":"1","New":{"a":[1]} }]}""";

    private static readonly BusEntry s_entry = new("shop", "T", """{"tee":"grün"}""");

    [Fact]
    public void AnEventTravelsAsEventBridgeReadsIt()
    {
        using var world = AwsWorld.Of(Json(Accepted));
        var entry = s_entry with { Time = DateTimeOffset.UnixEpoch.AddSeconds(7.9), TraceHeader = "Root=1" };

        var outcome = new EventBridgeClient(world.Core).Put("own", [entry]).ShouldHaveSingleItem();

        (outcome.IsAccepted, outcome.EventId).ShouldBe((true, "1"));
        var request = world.Server.Requests.ShouldHaveSingleItem();
        request.Header("X-Amz-Target").ShouldBe("AWSEvents.PutEvents");
        request.Header("Content-Type").ShouldBe("application/x-amz-json-1.1");
        request.Header("Authorization").ShouldContain("/eu-west-1/events/aws4_request");
        request.Text.ShouldBe("""
            {"Entries":[{"EventBusName":"own","Source":"shop","DetailType":"T","Detail":"{\"tee\":\"grün\"}",
            """ + """
            "Time":7,"TraceHeader":"Root=1"}]}
            """);
    }

    [Fact]
    public void EachEventHasAnOutcomeOfItsOwn()
    {
        using var world = AwsWorld.Of(Json("""
            {"Entries":[{"EventId":"1"},{"ErrorCode":"MalformedDetail","ErrorMessage":"Detail is malformed."},
             {"ErrorCode":"ThrottlingException"}],"FailedEntryCount":2}
            """));

        var outcomes = new EventBridgeClient(world.Core).Put("own", [s_entry, s_entry, s_entry]);

        outcomes.Select(outcome => (outcome.IsAccepted, outcome.ErrorCode, outcome.MayPass)).ShouldBe(
            [(true, null, false), (false, "MalformedDetail", false), (false, "ThrottlingException", true)]);
        outcomes[1].ErrorMessage.ShouldBe("Detail is malformed.");
    }

    [Fact]
    public void WhatMayPassIsTriedAgain()
    {
        using var world = AwsWorld.Of(Error("InternalException", 500), Error("ThrottlingException"), Json(Accepted));

        new EventBridgeClient(world.Core).Put("own", [s_entry]).ShouldHaveSingleItem().IsAccepted.ShouldBeTrue();

        world.Server.Requests.Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"Entries":[]}""")]
    [InlineData("""{"Entries":[{}]}""")]
    [InlineData("""{"Entries":[{"EventId":5}]}""")]
    public void AnotherAnswerIsToldAsSuch(string answer)
    {
        using var world = AwsWorld.Of(Json(answer));

        AwsWorld.Failure(() => new EventBridgeClient(world.Core).Put("own", [s_entry])).Code.ShouldBe(AwsErrorCodes.Unreadable);
    }

    [Fact]
    public void ARefusedRequestIsAnException()
    {
        using var world = AwsWorld.Of(Error("AccessDeniedException"));

        AwsWorld.Failure(() => new EventBridgeClient(world.Core).Put("own", [s_entry])).Code.ShouldBe("AccessDeniedException");
    }

    [Fact]
    public void NoEventOrTooManyAreRefused()
    {
        using var world = AwsWorld.Of();
        var client = new EventBridgeClient(world.Core);

        Should.Throw<ArgumentException>(() => client.Put("own", []));
        Should.Throw<ArgumentException>(() => client.Put("own", [.. Enumerable.Repeat(s_entry, AwsLimits.PutEventsMax + 1)]));
        world.Server.Connections.ShouldBe(0);
    }
}
