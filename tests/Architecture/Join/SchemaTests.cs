using System.Text.Json.Nodes;
using Ecommerce.Lambda;
using Ecommerce.Tests.Architecture.Support;

namespace Ecommerce.Tests.Architecture.Join;

public sealed class SchemaTests
{
    private static readonly Lazy<JsonObject> s_things = new(() => JsonNode.Parse(SchemaWriter.Write(Things.Routes))!.AsObject());

    [Fact]
    public void TheCommittedSchemasAreThoseOfTheExecutables()
    {
        var answering = Executable.All.Where(e => e.AllRoutes.Any()).ToList();
        foreach (var executable in answering)
        {
            Golden.MatchesAt($"shared/Topology/Schemas/{executable.Service}.json", SchemaWriter.Write(executable.AllRoutes));
        }

        Repository.Paths("*", "shared/Topology/Schemas").Order()
            .ShouldBe(answering.Select(e => $"shared/Topology/Schemas/{e.Service}.json").Order());
    }

    [Theory]
    [InlineData("NewThing", "name", """{"type":"string","minLength":1,"maxLength":20}""")]
    [InlineData("NewThing", "note", """{"type":["string","null"],"minLength":1,"maxLength":9}""")]
    [InlineData("NewThing", "count", """{"type":"integer","minimum":-5,"maximum":5}""")]
    [InlineData("NewThing", "words", """{"type":["array","null"],"items":{"type":"string"},"minItems":0,"maxItems":3}""")]
    [InlineData(
        "NewThing", "options",
        """{"type":"object","additionalProperties":{"type":"string"},"minProperties":1,"maxProperties":2}""")]
    [InlineData("NewThing", "shade", """{"enum":["light","dark",null],"type":["string","null"]}""")]
    [InlineData("NewThing", "price", """{"$ref":"#/components/schemas/Money"}""")]
    [InlineData("NewThing", "rebate", """{"anyOf":[{"$ref":"#/components/schemas/Money"},{"type":"null"}]}""")]
    [InlineData("Thing", "id", """{"type":"string","pattern":"^thg_[0-9a-f]{32}$"}""")]
    [InlineData("Thing", "note", """{"type":"string"}""")]
    [InlineData("Thing", "shade", """{"enum":["light","dark"],"type":"string"}""")]
    [InlineData("Thing", "madeAt", """{"type":"string","format":"date-time"}""")]
    [InlineData("PageOfThing", "items", """{"type":"array","items":{"$ref":"#/components/schemas/Thing"}}""")]
    [InlineData("PageOfThing", "nextCursor", """{"type":["string","null"]}""")]
    [InlineData("ThingsQuery", "limit", """{"type":"integer","minimum":1,"maximum":100}""")]
    public void AMemberIsDescribed(string type, string member, string schema) =>
        s_things.Value["types"]![type]!["properties"]![member]!.ToJsonString().ShouldBe(JsonNode.Parse(schema)!.ToJsonString());

    [Theory]
    [InlineData("NewThing", "name count options price")]
    [InlineData("Thing", "id madeAt")]
    [InlineData("PageOfThing", "items nextCursor")]
    [InlineData("Money", "amount currency")]
    [InlineData("ThingsQuery", "")]
    public void WhatMustBeThereIsRequired(string type, string members) => string.Join(
        ' ', (s_things.Value["types"]![type]!["required"]?.AsArray() ?? []).Select(member => (string)member!)).ShouldBe(members);

    [Theory]
    [InlineData("NewThing", true)]
    [InlineData("Money", true)]
    [InlineData("Thing", false)]
    public void ARequestIsClosedAndAnAnswerIsOpen(string type, bool isClosed) =>
        (s_things.Value["types"]![type]!["additionalProperties"] is not null).ShouldBe(isClosed);

    [Fact]
    public void OperationsNameWhatTheyTakeAndGive() => s_things.Value["operations"]!.ToJsonString().ShouldBe(
        """{"ListThings":{"takes":"ThingsQuery","gives":"PageOfThing"},"MakeThing":{"takes":"NewThing","gives":"Thing"}}""");

    [Fact]
    public void OneTypeInTwoFormsIsTold() =>
        Should.Throw<InvalidOperationException>(() => SchemaWriter.Write(
            [Route.Write("A", "POST /x", (_, _) => new Answer<NewThing>(null!), Things.Default.NewThing, Things.Default.NewThing)]))
            .Message.ShouldBe("NewThing is taken and given in two forms: make two records of it");

    [Fact]
    public void BoundsOfWhatHasNoneAreTold() =>
        Should.Throw<InvalidOperationException>(() => SchemaWriter.Write(
            [Route.Read("A", "GET /x", _ => new Answer<Misbound>(null!), Things.Default.Misbound)]))
            .Message.ShouldBe("isIt is of type boolean, which has no bounds");
}
