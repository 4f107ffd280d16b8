using System.Buffers;
using System.Text;
using System.Text.Json;
using Ecommerce.Kernel;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Kernel;

public sealed class JsonTextEncoderTests
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JsonTextEncoder.Instance };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("\"quoted\\\"", "\\\"quoted\\\\\\\"")]
    [InlineData("\b\t\n\f\r", "\\b\\t\\n\\f\\r")]
    [InlineData("\0\u0001\u000b\u001f", "\\u0000\\u0001\\u000B\\u001F")]
    [InlineData("<a href='x'>Käse & 茶</a>\u007f\u2028", "<a href='x'>Käse & 茶</a>\u007f\u2028")]
    [InlineData("🛒 \"1\"", "🛒 \\\"1\\\"")]
    [InlineData("", "")]
    public void OnlyWhatJsonDemandsIsEscaped(string text, string escaped)
    {
        Written(text).ShouldBe($"\"{escaped}\"");
        WrittenAsUtf8(Encoding.UTF8.GetBytes(text)).ShouldBe($"\"{escaped}\"");
        JsonTextEncoder.Instance.Encode(text).ShouldBe(escaped);
    }

    // Not a theory: half a character does not survive the list of a theory's cases.
    [Fact]
    public void HalfACharacterIsReplaced()
    {
        Written("\ud83d").ShouldBe("\"\ufffd\"");
        Written("a\udc00b").ShouldBe("\"a\ufffdb\"");
        Written("\ud83d\"").ShouldBe("\"\ufffd\\\"\"");
        Written("🛒\ud83d").ShouldBe("\"🛒\ufffd\"");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, (byte)'a' }, "\ufffda")]
    [InlineData(new byte[] { (byte)'a', 0xF0, 0x9F, 0x9B }, "a\ufffd")]
    [InlineData(new byte[] { 0xC3, (byte)'"' }, "\ufffd\\\"")]
    public void BrokenUtf8IsReplaced(byte[] text, string written) => WrittenAsUtf8(text).ShouldBe($"\"{written}\"");

    [Property(MaxTest = 500)]
    public FsCheck.Property EveryTextComesBack() => Prop.ForAll(Texts(), text =>
    {
        using var read = JsonDocument.Parse(Written(text));
        return read.RootElement.GetString() == Clean(text) && Written(text) == WrittenAsUtf8(Encoding.UTF8.GetBytes(text));
    });

    [Property(MaxTest = 500)]
    public FsCheck.Property AnyBytesAreWrittenAsTheDecoderReadsThem() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            using var read = JsonDocument.Parse(WrittenAsUtf8(bytes));
            return read.RootElement.GetString() == Encoding.UTF8.GetString(bytes);
        });

    [Fact]
    public void AFullDestinationIsSaidAndNothingIsLostOfWhatWasWritten()
    {
        var escaped = "ab\\\"é\\u0000"u8.ToArray();
        var source = "ab\"é\0"u8.ToArray();
        for (var room = 0; room < escaped.Length; room++)
        {
            var destination = new byte[room];
            JsonTextEncoder.Instance.EncodeUtf8(source, destination, out var consumed, out var written)
                .ShouldBe(OperationStatus.DestinationTooSmall);
            JsonTextEncoder.Instance.EncodeUtf8(source.AsSpan(0, consumed), new byte[64], out _, out var same)
                .ShouldBe(OperationStatus.Done);
            same.ShouldBe(written);
        }
    }

    [Fact]
    public void ACharacterCutInTwoWaitsForItsSecondHalf()
    {
        Span<char> destination = stackalloc char[8];
        JsonTextEncoder.Instance.Encode("a\ud83d", destination, out var consumed, out var written, isFinalBlock: false)
            .ShouldBe(OperationStatus.NeedMoreData);
        (consumed, written).ShouldBe((1, 1));
    }

    // A function's answer is escaped whole, so what this allocates it would allocate at every invoke.
    [Theory]
    [InlineData("plain")]
    [InlineData("\"quoted\" and\nbroken into lines, Käse")]
    public void NothingIsAllocated(string text)
    {
        var destination = new char[256];
        var least = long.MaxValue;
        for (var i = 0; i < 20; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            JsonTextEncoder.Instance.Encode(text, destination, out _, out _);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        least.ShouldBe(0);
    }

    private static FsCheck.Arbitrary<string> Texts() => Gen
        .Elements("a", "\"", "\\", "\n", "\0", "é", "茶", "🛒", "\ud83d", "\udc00", "\u2028")
        .ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    // What is no Unicode as every decoder reads it.
    private static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Written(string text) => Write(json => json.WriteStringValue(text));

    private static string WrittenAsUtf8(byte[] text) => Write(json => json.WriteStringValue(text));

    private static string Write(Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, s_options))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
