using System.Buffers.Text;
using System.Text;
using Ecommerce.Kernel;
using FsCheck;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Kernel;

public sealed class CursorTests
{
    [Property]
    public bool PartsComeBack(NonNull<string> list, NonNull<string> first, NonNull<string> second)
    {
        string[] parts = [Line(first.Get), Line(second.Get)];
        var cursor = Cursor.Encode(list.Get, parts);

        return cursor.Length > Limits.CursorCharactersMax
            || (Cursor.TryDecode(list.Get, cursor, 2, out var decoded) && decoded.SequenceEqual(parts));
    }

    [Property]
    public bool ItIsBoundToItsList(NonNull<string> list, NonNull<string> other, NonNull<string> part) =>
        Bytes(list.Get).SequenceEqual(Bytes(other.Get)) || !Cursor.TryDecode(other.Get, Cursor.Encode(list.Get, Line(part.Get)), 1, out _);

    [Property]
    public bool NoTextMakesItThrow(string? text) => !Cursor.TryDecode("list", text ?? "", 1, out _);

    [Property]
    public bool NoBytesMakeItThrow(byte[] bytes)
    {
        var known = Base64Url.DecodeFromChars(Cursor.Encode("list", ""));
        return Cursor.TryDecode("list", Base64Url.EncodeToString([.. known, .. bytes]), 1, out var parts) == !bytes.Contains((byte)'\n')
            && (parts.Length > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("AAAA")]
    [InlineData("not a cursor")]
    [InlineData("Zm9v+/==")]
    public void WhatIsNoCursorIsRefused(string text) => Cursor.TryDecode("list", text, 1, out _).ShouldBeFalse();

    [Fact]
    public void AnotherNumberOfPartsIsRefused()
    {
        var cursor = Cursor.Encode("list", "a", "b");

        Cursor.TryDecode("list", cursor, 1, out _).ShouldBeFalse();
        Cursor.TryDecode("list", cursor, 3, out _).ShouldBeFalse();
    }

    [Fact]
    public void ACursorAtTheLimitIsReadAndOneBeyondIsNot()
    {
        // Eight bytes of fingerprint and 760 of text make 1,024 characters.
        var longest = Cursor.Encode("list", new string('a', 760));
        var longer = Cursor.Encode("list", new string('a', 761));

        longest.Length.ShouldBe(Limits.CursorCharactersMax);
        Cursor.TryDecode("list", longest, 1, out _).ShouldBeTrue();
        Cursor.TryDecode("list", longer, 1, out _).ShouldBeFalse();
    }

    [Fact]
    public void ACursorNeedsNoEscapingInAnAddress() =>
        Cursor.Encode("list", "ÿþ?>~", "\u00ff\u00fe")
            .ShouldAllBe(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-' || letter == '_');

    // Halves of surrogate pairs are no text, and a line break parts parts.
    private static string Line(string text) => Encoding.UTF8.GetString(Bytes(text)).Replace('\n', ' ');

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
