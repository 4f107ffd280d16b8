using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;

namespace Ecommerce.Tests.Unit.Contracts;

/// <summary>
/// Every event as it goes over the bus, in <c>Golden/events.txt</c>: consumers of other services and of other versions read this, so a
/// difference is a change of contract. UPDATE_GOLDEN=1 in the environment writes the file anew.
/// </summary>
public sealed class EventTests
{
    private const string GoldenPath = "tests/Unit/Contracts/Golden/events.txt";

    private static readonly ProductId s_product = ProductId.Of("prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f");
    private static readonly VariantId s_variant = VariantId.Of("var_01938c2f6c5a7b3e9d0a4f1b2c3d4e60");

    private static readonly ProductSnapshot s_mug = new(
        s_product, "mug", "Mug <blue> & \"grün\"", "kitchen", new(1_250, "EUR"), "standard", "active",
        [new(s_variant, "mug-l", new(1_450, "EUR"))], Version: 3);

    private static readonly OrderId s_order = OrderId.Of("ord_01938c2f6c5a7b3e9d0a4f1b2c3d4e63");

    private static readonly OrderedLine s_line =
        new(s_variant.Text, s_product, "mug-l", "Mug <blue>", 2, new(1_450, "EUR"), new(2_900, "EUR"));

    private static readonly EventMetadata s_metadata = new(
        EventId.Of("evt_01938c2f6c5a7b3e9d0a4f1b2c3d4e61"), s_product.Text, Sequence: 3,
        new(2026, 11, 22, 13, 8, 0, TimeSpan.Zero), "correlation-1", "admin:ada")
    {
        CausationId = EventId.Of("evt_01938c2f6c5a7b3e9d0a4f1b2c3d4e62"),
        TraceParent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
    };

    private static readonly Dictionary<string, string> s_events = new()
    {
        [nameof(CustomerRegistered)] = Write(new CustomerRegistered("sub", "pt-BR"), EventsWriter.Write),
        [nameof(CustomerBlocked)] = Write(
            new CustomerBlocked("fraud", new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), "sub"), EventsWriter.Write),
        [nameof(CustomerUnblocked)] = Write(new CustomerUnblocked("sub"), EventsWriter.Write),
        [nameof(CustomerErasureRequested)] = Write(new CustomerErasureRequested("sub"), EventsWriter.Write),
        [nameof(ProductCreated)] = Write(new ProductCreated(s_mug), EventsWriter.Write),
        [nameof(ProductUpdated)] = Write(
            new ProductUpdated(["price", "tags"], s_mug with { Version = 2 }, s_mug), EventsWriter.Write),
        [nameof(ProductPriceChanged)] = Write(
            new ProductPriceChanged(s_product, "mug", new(1_150, "EUR"), new(1_250, "EUR")), EventsWriter.Write),
        [nameof(ProductDeleted)] = Write(new ProductDeleted(s_product, "mug"), EventsWriter.Write),
        [nameof(StockAdjusted)] = Write(
            new StockAdjusted(s_variant.Text, s_product, -4, "damage", "sheet 7"), EventsWriter.Write),
        [nameof(StockLow)] = Write(new StockLow(s_variant.Text, s_product, 5), EventsWriter.Write),
        [nameof(StockDepleted)] = Write(new StockDepleted(s_variant.Text, s_product), EventsWriter.Write),
        [nameof(StockReplenished)] = Write(new StockReplenished(s_variant.Text, s_product), EventsWriter.Write),
        [nameof(OrderCreated)] = Write(
            new OrderCreated(s_order, "0123456789", [s_line], new(2_900, "EUR"), new(2026, 11, 22, 13, 23, 0, TimeSpan.Zero), "sub"),
            EventsWriter.Write),
        [nameof(OrderConfirmed)] = Write(
            new OrderConfirmed(s_order, "0123456789", "ada@example.com", [s_line], new(2_900, "EUR"), "sub", "RCPT-7"), EventsWriter.Write),
        [nameof(OrderCancelled)] = Write(
            new OrderCancelled(s_order, "0123456789", [s_line], new(2_900, "EUR"), WasPaid: true, "sub", "late"), EventsWriter.Write),
        [nameof(OrderExpired)] = Write(
            new OrderExpired(s_order, "0123456789", [s_line], new(2_900, "EUR")), EventsWriter.Write),
        [nameof(OrderFulfilled)] = Write(
            new OrderFulfilled(s_order, "0123456789", [new(s_variant.Text, 2)], "FEDEX", IsComplete: true, "sub", "FX-1"),
            EventsWriter.Write),
        [nameof(OrderStatusChanged)] = Write(
            new OrderStatusChanged(s_order, "0123456789", "FULFILLED", "CLOSED", "sub"), EventsWriter.Write),
        [nameof(OrderRejected)] = Write(
            new OrderRejected(s_order, "INSUFFICIENT_STOCK", [s_variant.Text], "sub"), EventsWriter.Write),
    };

    [Fact]
    public void EveryEventIsWrittenAsItWasReviewed()
    {
        var actual = string.Concat(s_events.Select(e => $"{e.Key}\n{e.Value}\n"));
        var path = Path.Combine(Root(), GoldenPath);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        actual.Split('\n').ShouldBe(File.ReadAllText(path).Split('\n'));
    }

    [Fact]
    public void EveryEventOfTheCatalogueIsInTheGoldenFile() =>
        s_events.Keys.Order().ShouldBe(Catalogue.All.Select(e => e.Name).Order());

    [Fact]
    public void EveryEventOfTheContractsIsInTheCatalogue() =>
        typeof(IEvent).Assembly.GetTypes().Where(t => t is { IsInterface: false } && typeof(IEvent).IsAssignableFrom(t))
            .Select(t => t.Name).Order()
            .ShouldBe(Catalogue.All.Select(e => e.Name).Order());

    [Fact]
    public void NamesAreUniqueAndEverySourceSpeaks()
    {
        Catalogue.All.Select(e => e.Name).ShouldBeUnique();
        Catalogue.SaidBy(EventSource.Products).Count().ShouldBe(4);
        Catalogue.SaidBy(EventSource.Inventory).Count().ShouldBe(4);
        Catalogue.SaidBy(EventSource.Orders).Count().ShouldBe(7);
    }

    [Fact]
    public void WhatIsAbsentIsLeftOut()
    {
        var metadata = s_metadata with { Sequence = null, CausationId = null, TraceParent = null };
        var detail = JsonNode.Parse(EventEnvelope.Write(
            metadata, new StockAdjusted(s_variant.Text, s_product, 4, "receipt", null), EventsWriter.Write))!;

        detail["metadata"]!.AsObject().Select(m => m.Key)
            .ShouldBe(["specversion", "id", "type", "source", "subject", "time", "dataschema", "correlationid", "actor"]);
        detail["data"]!.AsObject().ContainsKey("reference").ShouldBeFalse();
    }

    private static string Write<T>(T data, Action<Utf8JsonWriter, T> write) where T : IEvent =>
        EventEnvelope.Write(s_metadata, data, write);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Directory.Packages.props")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
