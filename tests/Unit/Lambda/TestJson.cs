using System.Text.Json;
using System.Text.Json.Serialization;
using Ecommerce.Kernel;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed record Price(long Amount, string Currency);

public sealed record Line(string Sku, int Quantity);

public enum Shelf
{
    Front,
    Back,
}

public sealed record NewThing(
    string Name,
    Price Price,
    IReadOnlyList<Line> Lines,
    string? Note = null,
    IReadOnlyDictionary<string, int>? Stock = null,
    DateTimeOffset? From = null,
    Shelf Shelf = Shelf.Front);

/// <summary>A field with a converter of its own, into which the metadata gives no view.</summary>
public sealed record Coded([property: JsonConverter(typeof(CodeConverter))] string Code);

public sealed record CodedList(IReadOnlyList<Coded> Items, IReadOnlyDictionary<string, Coded>? ByName = null);

public sealed class CodeConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { Length: 3 } code ? code : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

public sealed record Thing(string Id, string Name);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(NewThing))]
[JsonSerializable(typeof(CodedList))]
internal sealed partial class TestJson : JsonSerializerContext;

[WritesJson(typeof(Thing))]
internal static partial class TestWriter;
