using System.Text.Json;
using System.Text.Json.Serialization;

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

public sealed record Thing(string Id, string Name);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(NewThing))]
[JsonSerializable(typeof(Thing))]
internal sealed partial class TestJson : JsonSerializerContext;
