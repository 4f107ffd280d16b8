using System.Text.Json.Nodes;
using Ecommerce.Contracts.Events;
using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Events;

/// <summary>What consumers of this and other versions may rely on, committed as one schema for each version of each event.</summary>
public sealed class EventSchemaTests
{
    private const string Samples = "tests/Unit/Contracts/Golden/events.txt";

    public static TheoryData<string> Names => [.. Catalogue.All.Select(e => e.Name)];

    // What breaks consumers is refused before anything is written, so UPDATE_GOLDEN does not help against it.
    [Theory]
    [MemberData(nameof(Names))]
    public void TheCommittedSchemaIsThatOfTheRecordAndBreaksNobody(string name)
    {
        var @event = Catalogue.All.Single(e => e.Name == name);
        var path = EventSchema.PathOf(@event);
        var committed = Repository.Has(path) ? JsonNode.Parse(Repository.Read(path))!.AsObject() : null;

        Refusals(@event, committed, EventSchema.Of(@event)).ShouldTellNothing();

        Golden.MatchesAt(path, EventSchema.Write(@event));
    }

    [Fact]
    public void EverySchemaIsOfAnEventInThisVersionOrAnEarlierOne() => Repository.Paths("*", EventSchema.Folder)
        .Except(
            from e in Catalogue.All from version in Enumerable.Range(1, e.Version) select EventSchema.PathOf(e with { Version = version }))
        .Select(path => $"{path} describes no event of the catalogue; consumers may still wait for it, so give it up deliberately")
        .ShouldTellNothing();

    [Fact]
    public void EveryEventIsWrittenAsItsSchemaSays()
    {
        var lines = Repository.Read(Samples).TrimEnd('\n').Split('\n').Chunk(2).ToList();

        lines.Select(pair => pair[0]).Order().ShouldBe(Catalogue.All.Select(e => e.Name).Order());
        lines.SelectMany(pair => new Sample(EventSchema.Of(Catalogue.All.Single(e => e.Name == pair[0]))).Broken(JsonNode.Parse(pair[1]))
            .Select(broken => $"{pair[0]}: {broken}")).ShouldTellNothing();
    }

    [Theory]
    [InlineData("/metadata/subject", null, "/metadata/subject is missing")]
    [InlineData("/metadata/source", "\"else\"", "/metadata/source is not ecommerce.inventory")]
    [InlineData("/metadata/causationid", "\"evt_1\"", "/metadata/causationid is not ^evt_[0-9a-f]{32}$")]
    [InlineData("/data/threshold", "\"5\"", "/data/threshold is no integer")]
    [InlineData("/data/more", "1", "/data/more is not described")]
    public void WhatIsWrittenOtherwiseIsTold(string at, string? value, string told)
    {
        var pair = Repository.Read(Samples).Split('\n').SkipWhile(line => line != nameof(StockLow)).Take(2).ToArray();
        var (detail, path) = (JsonNode.Parse(pair[1])!, at.Split('/'));
        detail[path[1]]![path[2]] = value is null ? null : JsonNode.Parse(value);
        if (value is null)
        {
            detail[path[1]]!.AsObject().Remove(path[2]);
        }

        new Sample(EventSchema.Of(StockLow.Event)).Broken(detail).ShouldBe([told]);
    }

    [Fact]
    public void ABreakingChangeIsRefusedWithAdvice()
    {
        var committed = EventSchema.Of(StockLow.Event);
        var now = committed.DeepClone().AsObject();
        now["$defs"]!["StockLow"]!["properties"]!.AsObject().Remove("threshold");

        Refusals(StockLow.Event, committed, now).ShouldHaveSingleItem().ShouldBe(
            "StockLow: /data/threshold was removed or renamed. Consumers of version 1 rely on it: raise the Version of StockLow.Event "
            + "to 2 (its schema becomes a file of its own, and this one stays)");
        Refusals(StockLow.Event, committed: null, now).ShouldBeEmpty();
    }

    [Fact]
    public void AnEventHasItsDocumentationsWordsForItself()
    {
        const string Source = """
            /// <summary>
            /// It <c>was</c> &amp; is
            /// <see cref="Thing"/> of <paramref name="A"/>.
            /// </summary>
            /// <param name="A">No.</param>
            public sealed record Was(int A);
            public sealed record Other();
            """;

        EventSummary.In(Source, "Was").ShouldBe("It was & is Thing of A.");
        EventSummary.In(Source, "Other").ShouldBeNull();
    }

    private static IEnumerable<string> Refusals(EventType @event, JsonObject? committed, JsonObject now) =>
        (committed is null ? [] : Compatibility.Broken(committed, now)).Select(broken =>
            $"{@event}: {broken}. Consumers of version {@event.Version} rely on it: raise the Version of {@event}.Event "
            + $"to {@event.Version + 1} (its schema becomes a file of its own, and this one stays)");
}
