using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Contracts.Events;
using Ecommerce.Functions.Inventory;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class EventFunctionTests : IDisposable
{
    private readonly World _world = new();
    private readonly List<(ProductDeleted Data, EventMetadata Metadata)> _heard = [];

    public void Dispose() => _world.Dispose();

    [Fact]
    public void AConsumerGetsItsDataAndTheMetadata()
    {
        Batches.Failures(Invoke(Batches.Event())).ShouldBeEmpty();

        var (data, metadata) = _heard.ShouldHaveSingleItem();
        (data.ProductId.Text, data.Code).ShouldBe((Batches.ProductId, "mug"));
        metadata.ShouldBe(new EventMetadata(
            EventId.Of(Batches.EventId), Batches.ProductId, Sequence: 7, new(2026, 11, 22, 13, 8, 0, TimeSpan.Zero), "c-1", "admin:ada")
        {
            TraceParent = Batches.TraceParent,
        });
    }

    [Fact]
    public void WhatIsLoggedMeanwhileSaysWhichEventItIsAbout()
    {
        Invoke(Batches.Event());

        var line = _world.Logged("heard").ShouldHaveSingleItem();
        line.GetProperty("messageId").GetString().ShouldBe("m-0");
        line.GetProperty("eventId").GetString().ShouldBe(Batches.EventId);
        line.GetProperty("correlationId").GetString().ShouldBe("c-1");
        line.GetProperty("clientTraceId").GetString().ShouldBe("4bf92f3577b34da6a3ce929d0e0e4736");
    }

    [Fact]
    public void OneEventsWordsAreNotAnothers()
    {
        var unknown = Batches.Event();
        unknown["detail"]!["metadata"]!.AsObject().Remove("id");

        Batches.Failures(Invoke(Batches.Event(), unknown)).ShouldBe(["m-1"]);

        var refused = _world.Logged("message-refused").ShouldHaveSingleItem();
        refused.TryGetProperty("eventId", out _).ShouldBeFalse();
        refused.TryGetProperty("correlationId", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("ecommerce.products", "ProductArchived")]
    [InlineData("ecommerce.inventory", "ProductDeleted")]
    public void AnEventThatNobodyKnowsFailsInsteadOfVanishing(string source, string name)
    {
        var unknown = Batches.Event();
        var metadata = unknown["detail"]!["metadata"]!;
        (unknown["source"], unknown["detail-type"], metadata["source"], metadata["type"]) = (source, name, source, name);

        Batches.Failures(Invoke(unknown)).ShouldBe(["m-0"]);

        var refused = _world.Logged("message-refused").ShouldHaveSingleItem();
        refused.GetProperty("detail").GetString().ShouldBe($"Nobody here knows {name} of {source}");
        refused.GetProperty("eventId").GetString().ShouldBe(Batches.EventId);
    }

    [Theory]
    [InlineData("source")]
    [InlineData("detail-type")]
    [InlineData("detail")]
    [InlineData("detail/metadata")]
    [InlineData("detail/metadata/id")]
    [InlineData("detail/metadata/type")]
    [InlineData("detail/metadata/source")]
    [InlineData("detail/metadata/subject")]
    [InlineData("detail/metadata/time")]
    [InlineData("detail/metadata/correlationid")]
    [InlineData("detail/metadata/actor")]
    [InlineData("detail/data")]
    [InlineData("detail/data/productId")]
    [InlineData("detail/data/code")]
    public void WhatIsRequiredMustBeThere(string path)
    {
        var (without, wrong, empty) = (Batches.Event(), Batches.Event(), Batches.Event());
        Parent(without, path).Remove(path.Split('/')[^1]);
        Parent(wrong, path)[path.Split('/')[^1]] = 17;
        Parent(empty, path)[path.Split('/')[^1]] = null;

        Batches.Failures(Invoke(without, wrong, empty)).ShouldBe(["m-0", "m-1", "m-2"]);

        _heard.ShouldBeEmpty();
        _world.Logged("message-refused").Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("sequence")]
    [InlineData("traceparent")]
    [InlineData("causationid")]
    [InlineData("dataschema")]
    public void WhatIsOptionalMayBeMissing(string name)
    {
        var without = Batches.Event();
        without["detail"]!["metadata"]!.AsObject().Remove(name);

        Batches.Failures(Invoke(without)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("evt_01938c2f6c5a7b3e9d0a4f1b2c3d4e60", "evt_01938c2f6c5a7b3e9d0a4f1b2c3d4e60")]
    [InlineData("evt_1", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void TheEventThatItFollowsFromIsReadBackWhereItIsOne(string? said, string? read)
    {
        var following = Batches.Event();
        following["detail"]!["metadata"]!["causationid"] = said;

        Batches.Failures(Invoke(following)).ShouldBeEmpty();

        var metadata = _heard.ShouldHaveSingleItem().Metadata;
        (metadata.CausationId is { } id ? id.Text : null).ShouldBe(read);
    }

    [Fact]
    public void WhatANewerProducerAddsIsPassedOver()
    {
        var newer = Batches.Event();
        newer["replay-name"] = "again";
        newer["detail"]!["more"] = new JsonArray(1, 2);
        newer["detail"]!["metadata"]!["recordedtime"] = new JsonObject { ["a"] = 1 };
        newer["detail"]!["data"]!["reason"] = new JsonObject { ["productId"] = "not this one" };

        Batches.Failures(Invoke(newer)).ShouldBeEmpty();

        _heard.ShouldHaveSingleItem().Data.ProductId.Text.ShouldBe(Batches.ProductId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("no json")]
    [InlineData("""{"source":"\ud800"}""")]
    public void WhatIsNoEventFails(string body) =>
        Batches.Failures(_world.Invoke(Function(), Batches.OfQueue(body))).ShouldBe(["m-0"]);

    [Fact]
    public void OneTypeHasOneConsumer() => Should
        .Throw<ArgumentException>(() => EventFunction.Create(_world.Host, "Hear", [Hear(), Hear()]))
        .Message.ShouldStartWith("ProductDeleted has two consumers");

    private JsonElement Invoke(params JsonObject[] events) =>
        _world.Invoke(Function(), Batches.OfQueue([.. events.Select(one => one.ToJsonString())]));

    private IFunction Function()
    {
        var function = EventFunction.Create(_world.Host, "Hear", [Hear()]);
        function.Warm();
        return function;
    }

    private Consumer Hear() => Consumer.Of<ProductDeleted>((data, metadata) =>
    {
        _heard.Add((data, metadata));
        _world.Telemetry.Log.Info("heard");
        return null;
    }, CatalogueJson.Default.ProductDeleted);

    private static JsonObject Parent(JsonObject root, string path) =>
        path.Split('/')[..^1].Aggregate(root, (parent, name) => parent[name]!.AsObject());
}
