using Ecommerce.Aws;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class RetryTests
{
    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public void AServersFailureIsTriedAgain(int status)
    {
        using var world = AwsWorld.Of(Json("oops", status), Json("fine"));

        world.Send().Status.ShouldBe(200);

        world.WaitedMilliseconds.ShouldBe([25.0]);
    }

    [Theory]
    [InlineData("ThrottlingException", 400)]
    [InlineData("ProvisionedThroughputExceededException", 400)]
    [InlineData("TransactionInProgressException", 400)]
    [InlineData("SlowDown", 503)]
    [InlineData("Anything", 429)]
    public void AThrottleIsTriedAgainAfterALongerWait(string code, int status)
    {
        using var world = AwsWorld.Of(Error(code, status), Json("fine"));

        world.Send().Status.ShouldBe(200);

        world.WaitedMilliseconds.ShouldBe([250.0]);
    }

    [Fact]
    public void AWriteThatMetATransactionIsTriedAgainSoon()
    {
        using var world = AwsWorld.Of(Error("TransactionConflictException"), Json("fine"));

        world.Send().Status.ShouldBe(200);

        world.WaitedMilliseconds.ShouldBe([25.0]);
    }

    [Theory]
    [InlineData("""{"__type":"a.b#ValidationException","Message":"Wrong"}""", "ValidationException", "Wrong")]
    [InlineData("<E><Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>No</Message></Error></E>", "InvalidParameter", "No")]
    [InlineData("", "Http400", "no message")]
    [InlineData("""{"__type":"Cut", "mess""", "Cut", "no message")]
    public void ARefusalIsNotTriedAgainAndSaysWhy(string body, string code, string message)
    {
        using var world = AwsWorld.Of(Json(body, 400, "x-amzn-RequestId: r-1"));

        var error = world.Fails();

        (error.Service, error.Operation, error.Code, error.Status, error.RequestId).ShouldBe(("sqs", "SendMessage", code, 400, "r-1"));
        (error.IsThrottle, error.IsTransient).ShouldBe((false, false));
        error.Message.ShouldBe($"sqs SendMessage: {code}: {message}");
    }

    [Fact]
    public void TheErrorTypeHeaderNamesTheErrorToo()
    {
        using var world = AwsWorld.Of(Json("{}", 404, "x-amzn-ErrorType: NotFoundException:http://internal/"));

        world.Fails().Code.ShouldBe("NotFoundException");
    }

    [Fact]
    public void AnErrorTheCallerExpectsIsAnAnswer()
    {
        using var world = AwsWorld.Of(Error("NoSuchThing"));

        world.Send(new AwsRequest("sqs", "Get") { Expected = ["NoSuchThing"] }).ErrorCode.ShouldBe("NoSuchThing");
    }

    [Fact]
    public void AttemptsEndAtTheirLimit()
    {
        using var world = AwsWorld.Of([.. Enumerable.Repeat(Json("", 500), AwsLimits.AttemptsMax + 1)]);

        var error = world.Fails();

        (error.Status, error.IsTransient, error.IsThrottle).ShouldBe((500, true, false));
        world.Server.Requests.Count.ShouldBe(AwsLimits.AttemptsMax);
    }

    [Fact]
    public void WaitsDoubleUpToTheCap()
    {
        var policy = new RetryPolicy(AttemptsMax: 6, BaseMilliseconds: 1_000, ThrottleBaseMilliseconds: 1_000);
        using var server = new ScriptedServer([.. Enumerable.Repeat(Json("", 500), 6)]);
        using var world = new AwsWorld(server, chance: 1);

        world.Fails(new AwsRequest("sqs", "X") { Retry = policy });

        world.WaitedMilliseconds.ShouldBe([1_000, 2_000, 4_000, AwsLimits.RetryCapMilliseconds, AwsLimits.RetryCapMilliseconds]);
    }

    [Fact]
    public void AServiceThatIsDownUsesUpTheRetriesOfEveryCall()
    {
        var failing = AwsLimits.RetryTokensMax / AwsLimits.RetryCost / (AwsLimits.AttemptsMax - 1);
        using var world = AwsWorld.Of([.. Enumerable.Repeat(Json("", 500), (failing * AwsLimits.AttemptsMax) + 1)]);
        for (var call = 0; call < failing; call++)
        {
            world.Fails();
        }

        var requests = world.Server.Requests.Count;
        world.Fails();

        (world.Server.Requests.Count - requests).ShouldBe(1);
    }

    [Theory]
    [InlineData(nameof(FailureKind.Transient), AwsLimits.RetryTokensMax / AwsLimits.RetryCost)]
    [InlineData(nameof(FailureKind.Timeout), AwsLimits.RetryTokensMax / AwsLimits.TimeoutRetryCost)]
    public void ARetryAfterATimeoutCostsMore(string kind, int affordable)
    {
        var policy = RetryPolicy.Standard with { AttemptsMax = int.MaxValue };
        var clock = new FakeClock();
        var retries = new Retries(policy, new RetryBudget(), new Ecommerce.Kernel.Deadline(clock), new Waiting(clock.Advance, () => 0.99));
        var made = 0;

        while (retries.Again(Enum.Parse<FailureKind>(kind)))
        {
            made++;
        }

        made.ShouldBe(affordable);
    }

    [Fact]
    public void ALongMessageIsCut()
    {
        var message = new string('x', AwsLimits.ErrorMessageCharsMax);
        using var world = AwsWorld.Of(Json($$"""{"__type":"A","message":"{{message}}y"}""", status: 400));

        world.Fails().Message.ShouldBe($"sqs SendMessage: A: {message}");
    }

    [Fact]
    public void ASuccessAfterARetryGivesItsCostBack()
    {
        var budget = new RetryBudget();
        budget.TryTake(AwsLimits.RetryTokensMax).ShouldBeTrue();
        budget.TryTake(1).ShouldBeFalse();

        budget.GiveBack(AwsLimits.RetryTokensMax + 1);

        budget.TryTake(AwsLimits.RetryTokensMax + 1).ShouldBeFalse();
        budget.TryTake(AwsLimits.RetryTokensMax).ShouldBeTrue();
    }

    [Theory]
    [InlineData("RequestTimeTooSkewed", 403)]
    [InlineData("InvalidSignatureException", 400)]
    [InlineData("SignatureDoesNotMatch", 403)]
    public void AWrongClockIsCorrectedFromTheAnswer(string code, int status)
    {
        using var world = AwsWorld.Of(
            Error(code, status, "Date: Wed, 04 Mar 2026 06:06:07 GMT"), Json("{}"), Json("{}"));

        world.Send();
        world.Send();

        world.Server.Requests.Select(sent => sent.Header("x-amz-date"))
            .ShouldBe(["20260304T050607Z", "20260304T060607Z", "20260304T060607Z"]);
        world.WaitedMilliseconds.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Date: Wed, 04 Mar 2026 05:07:07 GMT")]
    [InlineData("Date: today")]
    [InlineData("X: y")]
    public void ARightClockIsNotBlamedForAWrongSignature(string header)
    {
        using var world = AwsWorld.Of(Error("InvalidSignatureException", 400, header), Json("{}"));

        world.Fails().Code.ShouldBe("InvalidSignatureException");
    }

    [Fact]
    public void AClockIsCorrectedOncePerCall()
    {
        using var world = AwsWorld.Of(
            Error("RequestExpired", 400, "Date: Wed, 04 Mar 2026 06:06:07 GMT"),
            Error("RequestExpired", 400, "Date: Wed, 04 Mar 2026 08:06:07 GMT"));

        world.Fails().Code.ShouldBe("RequestExpired");
        world.Server.Requests.Count.ShouldBe(2);
    }
}
