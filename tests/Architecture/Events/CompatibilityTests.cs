using System.Text.Json.Nodes;

namespace Ecommerce.Tests.Architecture.Events;

/// <summary>Each rule of <see cref="Compatibility"/> is seen to refuse, and each freedom to be left.</summary>
public sealed class CompatibilityTests
{
    private const string Closed = """{"type":"string","enum":["new","old"]}""";

    [Theory]
    [InlineData("""{"type":"string"}""", """{"type":"integer"}""", "/a was of type string and is \"integer\"")]
    [InlineData("""{"type":"string"}""", """{}""", "/a was of type string and is none")]
    [InlineData("""{"type":"string"}""", """{"type":["string","null"]}""", "/a was of type string and is [\"string\",\"null\"]")]
    [InlineData("""{"type":"integer"}""", """{"type":"number"}""", "/a was of type integer and is \"number\"")]
    [InlineData(
        Closed, """{"type":"string","enum":["new","old","odd"]}""",
        "/a may be \"odd\", which its closed list of words did not have")]
    [InlineData(Closed, """{"type":"string"}""", "/a was one of a closed list of words and may be any")]
    [InlineData("""{"const":"1.0"}""", """{"const":"1.1"}""", "/a had const \"1.0\" and has \"1.1\"")]
    [InlineData("""{"pattern":"^a"}""", """{}""", "/a had pattern \"^a\" and has none")]
    [InlineData("""{"format":"date-time"}""", """{"format":"date"}""", "/a had format \"date-time\" and has \"date\"")]
    [InlineData("""{"anyOf":[{"type":"null"}]}""", """{"anyOf":[{}]}""", "/a had anyOf [{\"type\":\"null\"}] and has [{}]")]
    [InlineData("""{"minLength":2}""", """{"minLength":1}""", "/a had minLength 2 and has 1")]
    [InlineData("""{"minimum":2}""", """{}""", "/a had minimum 2 and has none")]
    [InlineData("""{"maxItems":2}""", """{"maxItems":3}""", "/a had maxItems 2 and has 3")]
    [InlineData("""{"maximum":2}""", """{}""", "/a had maximum 2 and has none")]
    [InlineData("""{"items":{"type":"string"}}""", """{"items":{"type":"integer"}}""", "/a[] was of type string and is \"integer\"")]
    [InlineData("""{"items":{"type":"string"}}""", """{}""", "/a[] was of type string and is none")]
    [InlineData(
        """{"additionalProperties":{"type":"string"}}""", """{"additionalProperties":{"type":"integer"}}""",
        "/a{} was of type string and is \"integer\"")]
    [InlineData("""{"properties":{"b":{},"c":{}}}""", """{"properties":{"c":{}}}""", "/a/b was removed or renamed")]
    [InlineData(
        """{"properties":{"b":{}},"required":["b"]}""", """{"properties":{"b":{}}}""", "/a/b was always there and may be missing")]
    [InlineData("""{"$ref":"#/$defs/T"}""", """{"type":"string"}""", "/a was of type object and is \"string\"")]
    public void WhatAConsumerMayRelyOnIsNotTakenAway(string before, string after, string told) =>
        Compatibility.Broken(Schema(before), Schema(after)).ShouldContain(told);

    [Theory]
    [InlineData("""{"properties":{"b":{}}}""", """{"properties":{"b":{},"c":{}}}""")]
    [InlineData("""{"properties":{"b":{}}}""", """{"properties":{"b":{},"c":{}},"required":["b","c"]}""")]
    [InlineData("""{"type":["string","null"]}""", """{"type":"string"}""")]
    [InlineData("""{"type":"number"}""", """{"type":"integer"}""")]
    [InlineData(Closed, """{"type":"string","enum":["new"]}""")]
    [InlineData("""{"type":"string"}""", Closed)]
    [InlineData("""{"type":"string"}""", """{"type":"string","pattern":"^a","format":"date","const":"a","minLength":1}""")]
    [InlineData("""{"minLength":1,"maximum":5}""", """{"minLength":2,"maximum":4}""")]
    [InlineData("""{"$ref":"#/$defs/T"}""", """{"$ref":"#/$defs/Renamed"}""")]
    [InlineData("""{"description":"old"}""", """{"description":"new"}""")]
    public void WhatPromisesMoreOrIsNewIsLetPass(string before, string after) =>
        Compatibility.Broken(Schema(before), Schema(after)).ShouldBeEmpty();

    [Fact]
    public void ATypeThatHoldsItselfIsComparedOnce()
    {
        const string Self = """{"$ref":"#/$defs/Self"}""";
        var (before, after) = (Schema(Self), Schema(Self));
        after["$defs"]!["Self"]!["properties"]!.AsObject().Remove("name");

        Compatibility.Broken(before, before).ShouldBeEmpty();
        Compatibility.Broken(before, after).ShouldBe(["/a/name was removed or renamed"]);
    }

    private static JsonObject Schema(string member) => JsonNode.Parse($$$"""
        {
          "type": "object",
          "properties": { "a": {{{member}}} },
          "$defs": {
            "T": { "type": "object", "properties": { "x": { "type": "string" } } },
            "Renamed": { "type": "object", "properties": { "x": { "type": "string" } } },
            "Self": { "type": "object", "properties": { "name": { "type": "string" }, "next": { "$ref": "#/$defs/Self" } } }
          }
        }
        """)!.AsObject();
}
