using System.Buffers;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.SourceGeneration;

/// <summary>Whatever has a generated writer is written as System.Text.Json would: the type is found by its attribute, not listed.</summary>
public sealed class SameBytesTests
{
    private static readonly JsonSerializerOptions s_serializer = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new TimestampConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    private const BindingFlags WhoeverMayCallIt = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly JavaScriptEncoder[] s_encoders = [JavaScriptEncoder.Default, JavaScriptEncoder.UnsafeRelaxedJsonEscaping];

    private static readonly (MethodInfo Write, Type Type)[] s_written =
    [
        .. from file in Directory.GetFiles(AppContext.BaseDirectory, "Ecommerce.*.dll")
           from writer in Assembly.LoadFrom(file).GetTypes()
           from attribute in writer.GetCustomAttributes<WritesJsonAttribute>()
           select (writer.GetMethod("Write", WhoeverMayCallIt, [typeof(Utf8JsonWriter), attribute.Type])!, attribute.Type),
    ];

    [Property]
    public void AWriterWritesWhatTheSerializerWrites(int seed)
    {
        foreach (var (write, type) in s_written)
        {
            var value = new Filler(seed).Make(type);
            foreach (var encoder in s_encoders)
            {
                var ours = Written(encoder, json => Call(write, json, value));
                var theirs = Written(encoder, json => JsonSerializer.Serialize(json, value, type, s_serializer));
                Difference(ours, theirs).ShouldBeNull($"{type}, seed {seed}");
            }
        }
    }

    [Fact]
    public void ANullIsWrittenAsNull()
    {
        foreach (var (write, _) in s_written.Where(w => !w.Type.IsValueType))
        {
            Written(JavaScriptEncoder.Default, json => Call(write, json, null)).ShouldBe("null");
        }
    }

    [Fact]
    public void AValueWithoutAWordIsRefusedAsTheSerializerDoes()
    {
        var nameless = new Pair<string, Grade?>("", (Grade)77);

        Should.Throw<JsonException>(() => Written(JavaScriptEncoder.Default, json => EverythingWriter.Write(json, nameless)));
        Should.Throw<JsonException>(() => JsonSerializer.Serialize(nameless, s_serializer));
    }

    [Fact]
    public void TheWritersOfBodiesAndEventsAreFound()
    {
        var found = s_written.Select(w => w.Write.DeclaringType!.Name).Distinct().ToList();
        found.ShouldContain("ProductsWriter");
        found.ShouldContain("InventoryWriter");
        s_written.Where(w => w.Write.DeclaringType == typeof(EventsWriter)).Select(w => w.Type.Name).Order()
            .ShouldBe(Catalogue.All.Select(e => e.Name).Order());
    }

    private static void Call(MethodInfo write, Utf8JsonWriter json, object? value) =>
        write.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [json, value], null);

    // Documents can be long, so only a piece of each is told.
    private static string? Difference(string ours, string theirs)
    {
        if (ours == theirs)
        {
            return null;
        }

        var same = ours.Zip(theirs).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"behind {Piece(ours, same - 40)} we say {Piece(ours, same)}, the serializer {Piece(theirs, same)}";
    }

    private static string Piece(string text, int from) => $"<{string.Concat(text.Skip(from).Take(40))}>";

    private static string Written(JavaScriptEncoder encoder, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, new() { Encoder = encoder });
        write(json);
        json.Flush();
        return Encoding.Latin1.GetString(buffer.WrittenSpan); // A character for each byte.
    }
}
