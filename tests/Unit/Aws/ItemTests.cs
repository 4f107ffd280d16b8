using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;

namespace Ecommerce.Tests.Unit.Aws;

public sealed class ItemTests
{
    private static readonly Item s_item = Item.Parse("""
        {"pk":{"S":"PRODUCT#1"},"n":{"N":"12"},"d":{"N":"1.5"},"e":{"N":"1E+3"},"huge":{"N":"99999999999999999999"},"none":{"NULL":true},
         "b":{"BOOL":true},"l":{"L":[{"S":"x"},{"N":"1"}]},"ss":{"SS":["y","z"]},"ns":{"NS":["1","2"]},"bs":{"BS":["AA=="]},
         "m":{"M":{"inner":{"S":"\"q\" \u00e9"},"deep":{"M":{"n":{"N":"1"}}}}},"esc\u0061ped":{"S":"found"},"bin":{"B":"AQI="}}
        """u8.ToArray());

    [Fact]
    public void EveryAttributeIsFoundByItsName()
    {
        s_item.Count.ShouldBe(14);
        s_item.Names.ShouldContain("escaped");
        s_item.String("escaped").ShouldBe("found");
        s_item.Number("n").ShouldBe(12);
        s_item.Number("e").ShouldBe(1000);
        s_item.Decimal("d").ShouldBe(1.5m);
        s_item.Bool("b").ShouldBeTrue();
        s_item.Strings("ss").ShouldBe(["y", "z"]);
        s_item.Binary("bin").ShouldBe([1, 2]);
        s_item.Map("m").String("inner").ShouldBe("\"q\" é");
        s_item.Has("ns").ShouldBeTrue();
    }

    [Fact]
    public void AMissingAttributeHasItsFallback()
    {
        s_item.StringOrNull("x").ShouldBeNull();
        s_item.StringOrNull("none").ShouldBeNull();
        s_item.NumberOrNull("x").ShouldBeNull();
        s_item.MapOrNull("x").ShouldBeNull();
        s_item.BoolOr("x", true).ShouldBeTrue();
        s_item.BoolOr("b", false).ShouldBeTrue();
        s_item.Has("x").ShouldBeFalse();
        s_item.Has("none").ShouldBeTrue();
    }

    [Fact]
    public void AnAttributeThatIsNotWhatItShouldBeIsNamedWithItsItem()
    {
        Said(() => s_item.String("x")).ShouldBe("Attribute x is missing (pk PRODUCT#1)");
        Said(() => s_item.String("none")).ShouldBe("Attribute none is missing (pk PRODUCT#1)");
        Said(() => s_item.String("n")).ShouldBe("Attribute n is Number, not String (pk PRODUCT#1)");
        Said(() => s_item.StringOrNull("n")).ShouldContain("n is Number");
        Said(() => s_item.Number("d")).ShouldBe("Attribute d is not a whole number of 64 bits (pk PRODUCT#1)");
        Said(() => s_item.Number("huge")).ShouldContain("huge");
        Said(() => s_item.Strings("l")).ShouldBe("Attribute l holds something other than strings (pk PRODUCT#1)");
        Said(() => s_item.Strings("m")).ShouldContain("is Map, not a list of strings");
        Said(() => s_item.Maps("l")).ShouldContain("other than maps");
        Said(() => s_item.Map("m").Map("deep").String("gone")).ShouldBe("Attribute gone is missing (pk PRODUCT#1)");
        Said(() => Item.Of(item => item.Bool("a", false)).Number("b")).ShouldBe("Attribute b is missing");
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"a":1}""")]
    [InlineData("""{"a":{}}""")]
    [InlineData("""{"a":{"S":1}}""")]
    [InlineData("""{"a":{"X":"1"}}""")]
    [InlineData("""{"a":{"S":"1","N":"1"}}""")]
    [InlineData("""{"a":{"S":"1"}""")]
    [InlineData("""{"a":{"S":"1"}} x""")]
    public void WhatIsNoItemIsRefused(string json)
    {
        Should.Throw<InvalidDataException>(() => Item.Parse(System.Text.Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void AMapNestsToTheLimitAndNoDeeper()
    {
        var item = Item.Of(writer => Nest(writer, AwsLimits.NestingMax));
        for (var depth = 0; depth < AwsLimits.NestingMax; depth++)
        {
            item = item.Map("m");
        }

        item.Number("bottom").ShouldBe(1);
        Should.Throw<InvalidOperationException>(() => Item.Of(writer => Nest(writer, AwsLimits.NestingMax + 1)));
    }

    [Fact]
    public void WhatDynamoDbWouldRefuseIsRefusedAtOnce()
    {
        Should.Throw<ArgumentException>(() => Item.Of(item => item.StringSet("s", [])));
        Should.Throw<ArgumentException>(() => Item.Of(item => item.String("", "x")));
        Should.Throw<ArgumentException>(() => Item.Of(item => item.String("s", null!)));
        Should.Throw<ArgumentException>(() => Item.Of(item => item.Strings("s", ["a", null!])));
        Should.Throw<ArgumentException>(() => Item.Of(new Key("").WriteTo));
        Should.Throw<ArgumentException>(() => Item.Of(new Key("a", "").WriteTo));
    }

    private static void Nest(ItemWriter item, int depth)
    {
        if (depth == 0)
        {
            item.Number("bottom", 1);
            return;
        }

        item.Map("m", inner => Nest(inner, depth - 1));
    }

    private static string Said(Action read) => Should.Throw<InvalidDataException>(read).Message;
}
