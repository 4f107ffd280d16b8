using System.Text.Json.Nodes;
using Ecommerce.Contracts.Events;
using Ecommerce.Tests.Architecture.Support;
using Ecommerce.Tests.Architecture.Topology;

namespace Ecommerce.Tests.Architecture.Events;

/// <summary>The catalogue of events as a whole: nothing in it is said to nobody, and nothing in it tells what it should keep.</summary>
public sealed class CatalogueTests
{
    private static readonly string[] s_smells =
        ["password", "secret", "token", "credential", "apikey", "card", "cvc", "iban", "email", "phone", "address", "birth"];

    // EVENT/member, and why consumers cannot do without it.
    private static readonly Dictionary<string, string> s_needed = new()
    {
        ["OrderConfirmed/email"] = "whoever sends the confirmation has no other way to know where to",
    };

    private static IEnumerable<(EventType Event, JsonObject Schema)> Schemas => Catalogue.All.Select(e => (e, EventSchema.Of(e)));

    [Fact]
    public void EveryEventHasSchemaProducerAndConsumer()
    {
        var shop = TopologyWorld.Shop;
        var said = shop.Tables.Select(table => table.Outbox).ToHashSet();
        var heard = shop.Rules.SelectMany(rule => rule.Events).ToHashSet();

        Unfinished(Catalogue.All, e => Repository.Has(EventSchema.PathOf(e)), e => said.Contains(e.Source), heard.Contains)
            .ShouldTellNothing();
    }

    [Fact]
    public void AnEventThatLacksOneOfThemIsTold() => Unfinished([StockLow.Event], _ => false, _ => false, _ => false).ShouldBe(
    [
        "StockLow has no schema shared/Contracts/Schemas/StockLow/1.json",
        "StockLow is said by no outbox",
        "StockLow is heard by no rule: let it wake an operation, or a topic carry it outward",
    ]);

    [Fact]
    public void NoEventTellsASecretOrWhatIsSomebodysOwn() => Schemas
        .SelectMany(one => Smelling(one.Schema).Select(member => $"{one.Event}/{member}"))
        .Where(member => !s_needed.ContainsKey(member))
        .Select(member => $"{member} smells of a secret or of personal data: leave it out, or say in s_needed why consumers need it")
        .ShouldTellNothing();

    [Fact]
    public void EveryExceptionIsNeeded() =>
        s_needed.Keys.Except(Schemas.SelectMany(one => Smelling(one.Schema).Select(member => $"{one.Event}/{member}"))).ShouldBeEmpty();

    [Theory]
    [InlineData("paymentToken")]
    [InlineData("EMail")]
    [InlineData("cardLast4")]
    [InlineData("shippingAddress")]
    public void AMemberThatSmellsIsFoundWhereverItIs(string member) => Smelling(JsonNode.Parse($$"""
        { "properties": { "data": { } }, "$defs": { "T": { "properties": { "a": { "items": { "properties": { "{{member}}": { } } } } } } } }
        """)!).ShouldBe([member]);

    [Fact]
    public void ThePageOfEventsIsThatOfTheCatalogue() => Golden.MatchesAt("docs/events.md", EventsPage.Write(TopologyWorld.Shop));

    private static IEnumerable<string> Unfinished(
        IEnumerable<EventType> events, Func<EventType, bool> hasSchema, Func<EventType, bool> isSaid, Func<EventType, bool> isHeard) =>
        events.SelectMany(e => (string[])
        [
            .. hasSchema(e) ? [] : (string[])[$"{e} has no schema {EventSchema.PathOf(e)}"],
            .. isSaid(e) ? [] : (string[])[$"{e} is said by no outbox"],
            .. isHeard(e) ? [] : (string[])[$"{e} is heard by no rule: let it wake an operation, or a topic carry it outward"],
        ]);

    private static IEnumerable<string> Smelling(JsonNode schema) => schema switch
    {
        JsonObject known => known.SelectMany(member => (string[])
        [
            .. member is { Key: "properties", Value: JsonObject properties }
                ? properties.Select(p => p.Key).Where(name => s_smells.Any(s => name.Contains(s, StringComparison.OrdinalIgnoreCase)))
                : [],
            .. member.Value is { } inner ? Smelling(inner) : [],
        ]),
        JsonArray list => list.OfType<JsonNode>().SelectMany(Smelling),
        _ => [],
    };
}
