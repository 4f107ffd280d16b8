using System.Text.Json.Serialization;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Architecture.Join;

// A made-up service that has one of everything a schema can say.
[JsonConverter(typeof(IdConverter<ThingId>))]
public readonly record struct ThingId(string Text) : IId<ThingId>
{
    public static string Prefix => "thg";

    public static ThingId Of(string text) => new(text);
}

[JsonConverter(typeof(JsonStringEnumConverter<Shade>))]
public enum Shade
{
    [JsonStringEnumMemberName("light")]
    Light,

    [JsonStringEnumMemberName("dark")]
    Dark,
}

public sealed record Thing(ThingId Id, string? Note, Shade? Shade, DateTimeOffset MadeAt);

public sealed record NewThing(
    [property: Bounds(1, 20)] string Name,
    [property: Bounds(-5, 5)] long Count,
    [property: Bounds(1, 2)] IReadOnlyDictionary<string, string> Options,
    Money Price,
    [property: Bounds(1, 9)] string? Note = null,
    [property: Bounds(0, 3)] IReadOnlyList<string>? Words = null,
    Shade? Shade = null,
    Money? Rebate = null);

public sealed record ThingsQuery([property: Bounds(1, 100)] int? Limit, string? Cursor);

public sealed record Misbound([property: Bounds(0, 1)] bool IsIt);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(NewThing))]
internal sealed partial class Things : JsonSerializerContext
{
    public static IReadOnlyList<Route> Routes =>
    [
        Route.Read<Page<Thing>>("ListThings", "GET /things", _ => new Answer<Page<Thing>>(null!), (_, _) => { }, typeof(ThingsQuery)),
        Route.Write<NewThing, Thing>("MakeThing", "POST /things", (_, _) => new Answer<Thing>(null!), Default.NewThing, (_, _) => { }),
    ];
}
