using System.Text;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Functions.Relay;
using Ecommerce.Kernel;
using Ecommerce.Tests.Unit.Gateway;

namespace Ecommerce.Tests.Unit.Relay;

/// <summary>What an event becomes for subscribers outside.</summary>
public sealed class AnnouncementTests
{
    [Fact]
    public void TheMessageIsTheDetailAsItWasWritten()
    {
        const string Detail = """{ "metadata": {"id":"evt_1"},  "data" : {"name":"\u00e4 ä","n":1.50 } }""";

        var announcement = Read(Detail);

        announcement.Detail.ShouldBe(Detail);
        announcement.Attributes.ShouldBe([new("eventType", "ProductCreated"), new("source", "ecommerce.products")]);
    }

    [Theory]
    [InlineData("""{"data":{"product":{"code":"mug","price":{"amount":1999,"currency":"EUR"}}}}""", "EUR")]
    [InlineData("""{"data":{"lines":[{"price":{"amount":1,"currency":"JPY"}}],"total":{"amount":1,"currency":"USD"}}}""", "JPY")]
    [InlineData("""{"data":{"currency":"USD","n":1}}""", null)]
    [InlineData("""{"data":{"price":{"amount":"1","currency":"USD"}}}""", null)]
    [InlineData("""{"data":{}}""", null)]
    public void TheCurrencyIsThatOfTheFirstSumOfMoney(string detail, string? currency) =>
        Read(detail).Attributes.Where(one => one.Name == "currency").Select(one => one.Value)
            .ShouldBe(currency is null ? [] : [currency]);

    [Fact]
    public void EventsOfTheShopHaveTheirCurrency()
    {
        var price = new ProductPriceChanged(Id.New<ProductId>(new ManualClock()), "mug", new(1, "BHD"), new(2, "BHD"));
        var metadata = new EventMetadata(new("evt_1"), "prd_1", 1, DateTimeOffset.UnixEpoch, "c", "admin:ada");

        Read(EventEnvelope.Write(metadata, price, EventsWriter.Write)).Attributes.ShouldContain(new Ecommerce.Aws.Field("currency", "BHD"));
    }

    [Theory]
    [InlineData("OrderCreated", "ORDER_CREATED")]
    [InlineData("OrderCancelled", "ORDER_DELETED")]
    [InlineData("ProductDeleted", null)]
    public void WhatTheOlderSystemKnewHasItsNameThereToo(string type, string? alias) =>
        Read("""{"data":{}}""", type).Attributes.Where(one => one.Name == "alias").Select(one => one.Value)
            .ShouldBe(alias is null ? [] : [alias]);

    [Theory]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("""{"source":"s","detail-type":"t"}""")]
    [InlineData("""{"source":"s","detail-type":"t","detail":"{}"}""")]
    [InlineData("""{"source":1,"detail-type":"t","detail":{}}""")]
    [InlineData("""{"source":"s","detail":{}}""")]
    public void WhatIsNoEventIsRefused(string body) =>
        Announcement.Read(Encoding.UTF8.GetBytes(body)).TryGet(out _, out _).ShouldBeFalse();

    private static Announcement Read(string detail, string type = "ProductCreated")
    {
        var body = $$"""{"version":"0","detail-type":"{{type}}","source":"ecommerce.products","detail":{{detail}}}""";
        Announcement.Read(Encoding.UTF8.GetBytes(body)).TryGet(out var announcement, out _).ShouldBeTrue();
        return announcement!;
    }
}
