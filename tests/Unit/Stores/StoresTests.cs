using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;
using Ecommerce.Tests.Unit.Aws;
using FsCheck;
using FsCheck.Xunit;
using Answers = Ecommerce.Stores.Answers;

namespace Ecommerce.Tests.Unit.Stores;

/// <summary>What of the stores needs no database; the rest is seen at work in the shop's tests.</summary>
public sealed class StoresTests
{
    [Theory]
    [InlineData("", 2_166_136_261)]
    [InlineData("a", 0xE40C292C)]
    [InlineData("foobar", 0xBF9CF968)]
    public void ShardsFollowFromThePublishedHash(string text, uint hash) => Sharding.Of(text, 1_000).ShouldBe((int)(hash % 1_000));

    [Property]
    public bool AShardIsOneOfThem(NonNull<string> text, PositiveInt count) =>
        Sharding.Of(text.Get, count.Get) is var shard && shard >= 0 && shard < count.Get;

    [Fact]
    public void IdsSpreadOverAllShards()
    {
        var clock = new FakeClock();
        var shards = Enumerable.Range(0, 8_000)
            .CountBy(_ => Sharding.Of(Id.New<Ecommerce.Contracts.ProductId>(clock).Text, OutboxRow.ShardsCount)).ToList();

        shards.Count.ShouldBe(OutboxRow.ShardsCount);
        shards.ShouldAllBe(shard => shard.Value > 800 && shard.Value < 1_200);
    }

    [Fact]
    public void ARequiredKeyThatIsMissingIsTold() =>
        ErrorOf(Once(Request(), isRequired: true)).Problem.ShouldBe(Problem.IdempotencyKeyMissing);

    [Fact]
    public void WithoutAnOptionalKeyTheOperationSimplyHappens()
    {
        IReadOnlyList<Write>? remembered = null;

        var done = Answers().Once(Request(), "Do", isRequired: false, once =>
        {
            remembered = once.Remember(new(200, [], default));
            return Result(new Answer<string>("done"));
        });

        done.TryGet(out var answer, out _).ShouldBeTrue();
        answer!.Value.ShouldBe("done");
        remembered.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    [InlineData("schlüssel")]
    public void WhatIsNoKeyIsTold(string key) => ErrorOf(Once(Request(("Idempotency-Key", key)), isRequired: true))
        .Faults.ShouldHaveSingleItem().Code.ShouldBe("not-a-key");

    [Fact]
    public void AKeyBeyondTheLimitIsTold() => ErrorOf(Once(
        Request(("Idempotency-Key", new string('k', Limits.IdempotencyKeyCharactersMax + 1))), isRequired: false))
        .Faults.ShouldHaveSingleItem().Where.ShouldBe("Idempotency-Key");

    private static Result<Answer<string>> Once(ApiRequest request, bool isRequired) =>
        Answers().Once(request, "Do", isRequired, Result<Answer<string>> (_) => throw new InvalidOperationException("It must not be done"));

    private static Result<T> Result<T>(T value) => value;

    // Nothing listens there: these answers are given before the database is asked.
    private static Answers Answers()
    {
        var clock = new FakeClock();
        var settings = new AwsSettings("eu-west-1", new("key", "secret", null), new Uri("http://127.0.0.1:1"));
        return new(new DynamoDbClient(new AwsCore(settings, clock, new Deadline(clock))), "Idempotency", clock);
    }

    private static Error ErrorOf<T>(Result<T> result)
    {
        result.TryGet(out _, out var error).ShouldBeFalse();
        return error!;
    }

    private static ApiRequest Request(params (string Name, string Value)[] headers) => new()
    {
        RequestId = "r-1",
        CorrelationId = "c-1",
        Method = "POST",
        Resource = "/things",
        Path = "/things",
        Caller = new("ada", [], []),
        Headers = [.. headers.Select(h => KeyValuePair.Create(h.Name, h.Value))],
    };
}
