using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Ecommerce.Kernel;

/// <summary>
/// Escapes in JSON what RFC 8259 (section 7) demands: quotation mark, backslash and control characters. What is no Unicode becomes
/// U+FFFD. Of the framework's encoders even the laxest escapes more, and the first use of any of them fills tables for all of
/// Unicode: an eighth of what a function's start used to cost.
/// </summary>
public sealed class JsonTextEncoder : JavaScriptEncoder
{
    private const string Demanded = "\0\u0001\u0002\u0003\u0004\u0005\u0006\a\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014"
        + "\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\"\\";

    private const int EscapeMax = 6; // \u001f

    private static readonly SearchValues<char> s_chars = SearchValues.Create(Demanded);
    private static readonly SearchValues<byte> s_bytes = SearchValues.Create(Encoding.ASCII.GetBytes(Demanded));

    private JsonTextEncoder()
    {
    }

    /// <summary>The only one; it has no state.</summary>
    public static JsonTextEncoder Instance { get; } = new();

    /// <summary>For a writer that needs nothing but this encoder.</summary>
    public static JsonWriterOptions WriterOptions { get; } = new() { Encoder = Instance };

    /// <inheritdoc/>
    public override int MaxOutputCharactersPerInputCharacter => EscapeMax;

    /// <inheritdoc/>
    public override bool WillEncode(int unicodeScalar) => unicodeScalar is < 0x20 or '"' or '\\';

    /// <inheritdoc/>
    public override unsafe int FindFirstCharacterToEncode(char* text, int textLength)
    {
        ReadOnlySpan<char> all = new(text, textLength);
        var demanded = all.IndexOfAny(s_chars);
        var before = demanded < 0 ? all : all[..demanded];
        var broken = FirstLoneSurrogate(before);
        return broken < 0 ? demanded : broken;
    }

    /// <inheritdoc/>
    public override int FindFirstCharacterToEncodeUtf8(ReadOnlySpan<byte> utf8Text)
    {
        var demanded = utf8Text.IndexOfAny(s_bytes);
        var before = demanded < 0 ? utf8Text : utf8Text[..demanded];
        return Utf8.IsValid(before) ? demanded : FirstBrokenByte(before);
    }

    /// <inheritdoc/>
    public override unsafe bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten)
    {
        Span<char> destination = new(buffer, bufferLength);
        return WillEncode(unicodeScalar)
            ? TryEscape((char)unicodeScalar, destination, out numberOfCharactersWritten)
            : new Rune(unicodeScalar).TryEncodeToUtf16(destination, out numberOfCharactersWritten);
    }

    /// <inheritdoc/>
    public override OperationStatus Encode(
        ReadOnlySpan<char> source, Span<char> destination, out int charsConsumed, out int charsWritten, bool isFinalBlock = true)
    {
        (charsConsumed, charsWritten) = (0, 0);
        if (FirstLoneSurrogate(source) >= 0)
        {
            return EncodeBroken(source, destination, out charsConsumed, out charsWritten, isFinalBlock);
        }

        while (charsConsumed < source.Length)
        {
            var rest = source[charsConsumed..];
            var at = rest.IndexOfAny(s_chars);
            var run = at < 0 ? rest : rest[..at];
            if (!run.TryCopyTo(destination[charsWritten..]))
            {
                return OperationStatus.DestinationTooSmall;
            }

            charsConsumed += run.Length;
            charsWritten += run.Length;
            if (at >= 0)
            {
                if (!TryEscape(rest[at], destination[charsWritten..], out var written))
                {
                    return OperationStatus.DestinationTooSmall;
                }

                charsConsumed++;
                charsWritten += written;
            }
        }

        return OperationStatus.Done;
    }

    /// <inheritdoc/>
    public override OperationStatus EncodeUtf8(
        ReadOnlySpan<byte> utf8Source, Span<byte> utf8Destination, out int bytesConsumed, out int bytesWritten, bool isFinalBlock = true)
    {
        (bytesConsumed, bytesWritten) = (0, 0);
        if (!Utf8.IsValid(utf8Source))
        {
            return EncodeBroken(utf8Source, utf8Destination, out bytesConsumed, out bytesWritten, isFinalBlock);
        }

        while (bytesConsumed < utf8Source.Length)
        {
            var rest = utf8Source[bytesConsumed..];
            var at = rest.IndexOfAny(s_bytes);
            var run = at < 0 ? rest : rest[..at];
            if (!run.TryCopyTo(utf8Destination[bytesWritten..]))
            {
                return OperationStatus.DestinationTooSmall;
            }

            bytesConsumed += run.Length;
            bytesWritten += run.Length;
            if (at >= 0)
            {
                if (!TryEscape(rest[at], utf8Destination[bytesWritten..], out var written))
                {
                    return OperationStatus.DestinationTooSmall;
                }

                bytesConsumed++;
                bytesWritten += written;
            }
        }

        return OperationStatus.Done;
    }

    // Character by character: such text is rare, and only its length may count.
    private OperationStatus EncodeBroken(
        ReadOnlySpan<char> source, Span<char> destination, out int consumed, out int written, bool isFinalBlock)
    {
        (consumed, written) = (0, 0);
        while (consumed < source.Length)
        {
            var status = Rune.DecodeFromUtf16(source[consumed..], out var rune, out var length);
            if (status is OperationStatus.NeedMoreData && !isFinalBlock)
            {
                return status;
            }

            var room = destination[written..];
            var fits = WillEncode(rune.Value) ? TryEscape((char)rune.Value, room, out var count) : rune.TryEncodeToUtf16(room, out count);
            if (!fits)
            {
                return OperationStatus.DestinationTooSmall;
            }

            (consumed, written) = (consumed + length, written + count);
        }

        return OperationStatus.Done;
    }

    private OperationStatus EncodeBroken(
        ReadOnlySpan<byte> source, Span<byte> destination, out int consumed, out int written, bool isFinalBlock)
    {
        (consumed, written) = (0, 0);
        while (consumed < source.Length)
        {
            var status = Rune.DecodeFromUtf8(source[consumed..], out var rune, out var length);
            if (status is OperationStatus.NeedMoreData && !isFinalBlock)
            {
                return status;
            }

            var room = destination[written..];
            var fits = WillEncode(rune.Value) ? TryEscape((byte)rune.Value, room, out var count) : rune.TryEncodeToUtf8(room, out count);
            if (!fits)
            {
                return OperationStatus.DestinationTooSmall;
            }

            (consumed, written) = (consumed + length, written + count);
        }

        return OperationStatus.Done;
    }

    private static bool TryEscape(char demanded, Span<char> destination, out int written)
    {
        Span<byte> escape = stackalloc byte[EscapeMax];
        TryEscape((byte)demanded, escape, out written);
        if (written > destination.Length)
        {
            written = 0;
            return false;
        }

        for (var i = 0; i < written; i++)
        {
            destination[i] = (char)escape[i];
        }

        return true;
    }

    private static bool TryEscape(byte demanded, Span<byte> destination, out int written)
    {
        ReadOnlySpan<byte> escape = demanded switch
        {
            (byte)'"' => "\\\""u8,
            (byte)'\\' => @"\\"u8,
            (byte)'\b' => @"\b"u8,
            (byte)'\t' => @"\t"u8,
            (byte)'\n' => @"\n"u8,
            (byte)'\f' => @"\f"u8,
            (byte)'\r' => @"\r"u8,
            _ => [(byte)'\\', (byte)'u', (byte)'0', (byte)'0', (byte)('0' + (demanded >> 4)), HexDigit(demanded & 0xF)],
        };
        written = escape.TryCopyTo(destination) ? escape.Length : 0;
        return written > 0;
    }

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);

    private static int FirstLoneSurrogate(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return at;
            }

            at++;
        }

        return -1;
    }

    private static int FirstBrokenByte(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out var length) is OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }
}
