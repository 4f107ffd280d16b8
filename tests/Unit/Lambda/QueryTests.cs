using Ecommerce.Kernel;
using Ecommerce.Lambda;
using FsCheck;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class QueryTests
{
    [Fact]
    public void WhatIsAbsentIsNullAndNoFault()
    {
        var query = new QueryReader(Request(), "q", "sort", "min");

        query.Text("q", 10).ShouldBeNull();
        query.OneOf("sort", "name").ShouldBeNull();
        query.Number("min", 0, 9).ShouldBeNull();
        query.PageItems().ShouldBe(Limits.PageItemsDefault);
        query.Error.ShouldBeNull();
    }

    [Fact]
    public void AMisspeltNameIsToldWithTheNamesThereAre()
    {
        var fault = new QueryReader(Request(("categroy", "mugs")), "category", "q").Error.ShouldNotBeNull().Faults.ShouldHaveSingleItem();

        fault.ShouldBe(new Fault("?categroy", "unknown-parameter", "There is no parameter categroy; there are category, q"));
    }

    [Theory]
    [InlineData("Q")]
    [InlineData("q ")]
    [InlineData("")]
    public void NamesAreComparedExactly(string name) => Codes(new QueryReader(Request((name, "x")), "q")).ShouldBe(["unknown-parameter"]);

    [Fact]
    public void ANameGivenTwiceIsTold() => Codes(new QueryReader(Request(("q", "a"), ("q", "b")), "q")).ShouldBe(["repeated"]);

    [Theory]
    [InlineData(1, true)]
    [InlineData(10, true)]
    [InlineData(0, false)]
    [InlineData(11, false)]
    public void ATextHasItsLimit(int characters, bool isRight)
    {
        var query = new QueryReader(Request(("q", new string('a', characters))), "q");

        (query.Text("q", 10) is not null).ShouldBe(isRight);
        Codes(query).ShouldBe(isRight ? [] : ["out-of-range"]);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("9", 9)]
    [InlineData("+3", 3)]
    [InlineData("007", 7)]
    [InlineData("10", null)]
    [InlineData("-1", null)]
    [InlineData("1.0", null)]
    [InlineData("1e0", null)]
    [InlineData(" 1", null)]
    [InlineData("", null)]
    [InlineData("٣", null)]
    [InlineData("99999999999999999999", null)]
    public void ANumberIsWholeAndWithinItsBounds(string text, int? number)
    {
        var query = new QueryReader(Request(("min", text)), "min");

        query.Number("min", 0, 9).ShouldBe(number);
        Codes(query).ShouldBe(number is null ? ["out-of-range"] : []);
    }

    [Theory]
    [InlineData("name", true)]
    [InlineData("-name", true)]
    [InlineData("Name", false)]
    [InlineData("", false)]
    public void AWordIsOneOfThose(string word, bool isRight)
    {
        var query = new QueryReader(Request(("sort", word)), "sort");

        query.OneOf("sort", "name", "-name").ShouldBe(isRight ? word : null);
        Codes(query).ShouldBe(isRight ? [] : ["not-one-of"]);
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("100", 100)]
    [InlineData("0", null)]
    [InlineData("101", null)]
    public void APageHasItsLimit(string text, int? items)
    {
        var query = new QueryReader(Request(("limit", text)), "limit");

        query.PageItems().ShouldBe(items ?? Limits.PageItemsDefault);
        Codes(query).ShouldBe(items is null ? ["out-of-range"] : []);
    }

    [Fact]
    public void AllFaultsAreToldAtOnce()
    {
        var query = new QueryReader(Request(("x", "1"), ("limit", "0"), ("q", "")), "limit", "q");
        query.PageItems();
        query.Text("q", 10);

        Codes(query).ShouldBe(["unknown-parameter", "out-of-range", "out-of-range"]);
    }

    [Fact]
    public void TheNextPageKeepsTheFilterAndTakesTheCursor() =>
        PageLink.Next(Request(("q", "a&b"), ("cursor", "old"), ("limit", "5")), "ne_w-1")
            .ShouldBe("<?q=a%26b&limit=5&cursor=ne_w-1>; rel=\"next\"");

    [Fact]
    public void AfterTheLastPageThereIsNone() => PageLink.Next(Request(("q", "a")), null).ShouldBeNull();

    [Property]
    public bool NoQueryBreaksTheHeader(NonNull<string> name, NonNull<string> value) =>
        PageLink.Next(Request((name.Get, value.Get)), "c")!.All(letter => letter is > ' ' and < '\u007f' or ' ')
        && PageLink.Next(Request((name.Get, value.Get)), "c")!.Count(letter => letter is '<' or '>') == 2;

    private static IEnumerable<string> Codes(QueryReader query) => query.Error?.Faults.Select(f => f.Code) ?? [];

    private static ApiRequest Request(params (string Name, string Value)[] query) => new()
    {
        RequestId = "r-1",
        CorrelationId = "c-1",
        Method = "GET",
        Resource = "/things",
        Path = "/things",
        QueryParameters = [.. query.Select(q => KeyValuePair.Create(q.Name, q.Value))],
    };
}
