using System.Text;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Ecommerce.Aws.DynamoDb;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Ecommerce.Tests.Unit.Aws.ScriptedServer;

namespace Ecommerce.Tests.Unit.Aws;

/// <summary>What is written is read, for any value; and the official SDK agrees in both directions.</summary>
public sealed class ItemRoundtripTests
{
    /// <summary>Text as UTF-8 can carry it: FsCheck also makes halves of surrogate pairs, which no text has.</summary>
    private static readonly Arbitrary<string> s_text = ArbMap.Default.ArbFor<NonNull<string>>().Convert(
        text => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Get)), text => NonNull<string>.NewNonNull(text));

    [Property]
    public Property AnyTextUnderAnyNameComesBack() =>
        Prop.ForAll(s_text, s_text, (name, text) => Item.Of(item => item.String($"n{name}", text)).String($"n{name}") == text);

    [Property]
    public Property AnyTextsComeBackInOrder() =>
        Prop.ForAll(
            s_text.Generator.ListOf().ToArbitrary(),
            texts => Item.Of(item => item.Strings("l", texts)).Strings("l").SequenceEqual(texts));

    [Property]
    public bool AnyWholeNumberComesBack(long number) => Item.Of(item => item.Number("n", number)).Number("n") == number;

    [Property]
    public bool AnyDecimalComesBack(decimal number) => Item.Of(item => item.Number("n", number)).Decimal("n") == number;

    [Property]
    public bool AnyBytesComeBack(byte[] bytes) => Item.Of(item => item.Binary("b", bytes)).Binary("b").SequenceEqual(bytes);

    [Property]
    public bool AnyMapsComeBack(long[] numbers, bool flag) =>
        Item.Of(item => item.Maps(
                "l", numbers, (number, map) => map.Number("n", number).Bool("b", flag).Map("m", inner => inner.Null("x"))))
            .Maps("l")
            .Select(map => (map.Number("n"), map.Bool("b"), map.Map("m").Has("x")))
            .SequenceEqual(numbers.Select(number => (number, flag, true)));

    [Fact]
    public void WhatIsNullIsNotWrittenByTheOptionalKind()
    {
        var item = Item.Of(item => item.StringIf("a", null).StringIf("b", "1").NumberIf("c", null).NumberIf("d", 2));

        item.Names.ShouldBe(["b", "d"]);
    }

    [Fact]
    public void TheExtremesComeBack()
    {
        var item = Item.Of(item => item
            .Number("a", long.MinValue).Number("b", long.MaxValue)
            .Number("c", decimal.MinValue).Number("d", decimal.MaxValue));

        (item.Number("a"), item.Number("b"), item.Decimal("c"), item.Decimal("d"))
            .ShouldBe((long.MinValue, long.MaxValue, decimal.MinValue, decimal.MaxValue));
    }

    [Fact]
    public async Task TheSdkReadsWhatWeWrite()
    {
        using var written = AwsWorld.Of(Json("{}"));
        written.Db.Do(Write.Put("t", item => item
            .String("s", "Grüße \"<&>\" \u0001").Number("n", -7).Bool("b", true).Null("z").Binary("bin", [1, 2])
            .Strings("l", ["x", ""]).StringSet("ss", ["y"]).Map("m", map => map.Number("d", 1.50m))));
        var json = written.Server.Requests[0].Text;
        using var server = new ScriptedServer(Json(json));
        using var sdk = Sdk(server);

        var read = (await sdk.GetItemAsync("t", new() { ["pk"] = new AttributeValue("1") }, TestContext.Current.CancellationToken)).Item;

        (read["s"].S, read["n"].N, read["b"].BOOL, read["z"].NULL).ShouldBe(("Grüße \"<&>\" \u0001", "-7", true, true));
        read["bin"].B.ToArray().ShouldBe([1, 2]);
        read["l"].L.Select(element => element.S).ShouldBe(["x", ""]);
        read["ss"].SS.ShouldBe(["y"]);
        read["m"].M["d"].N.ShouldBe("1.50");
    }

    [Fact]
    public async Task WeReadWhatTheSdkWrites()
    {
        using var server = new ScriptedServer(Json("{}"));
        using var sdk = Sdk(server);
        var theirs = new Dictionary<string, AttributeValue>
        {
            ["s"] = new("é\"<"),
            ["m"] = new() { M = new() { ["n"] = new() { N = "1" } } },
            ["ss"] = new(["a", "b"]),
        };
        await sdk.PutItemAsync("t", theirs, TestContext.Current.CancellationToken);
        using var world = AwsWorld.Of(Json(server.Requests[0].Text));

        var item = world.Db.Get("t", new Key("1")).ShouldNotBeNull();

        (item.String("s"), item.Map("m").Number("n")).ShouldBe(("é\"<", 1));
        item.Strings("ss").ShouldBe(["a", "b"]);
    }

    private static AmazonDynamoDBClient Sdk(ScriptedServer server) => new(
        new BasicAWSCredentials("a", "b"),
        new AmazonDynamoDBConfig { ServiceURL = server.Endpoint.ToString(), AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
}
