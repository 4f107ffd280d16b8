using System.Text.Json.Serialization;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Auth;

/// <summary>Why somebody may not sign in.</summary>
[JsonConverter(typeof(WordConverter<BlockReason>))]
public enum BlockReason
{
    [JsonStringEnumMemberName("fraud")]
    Fraud,

    [JsonStringEnumMemberName("abuse")]
    Abuse,

    [JsonStringEnumMemberName("chargeback")]
    Chargeback,

    /// <summary>The person asked for it.</summary>
    [JsonStringEnumMemberName("request")]
    Request,

    [JsonStringEnumMemberName("other")]
    Other,
}

/// <summary>The words of the wire and of the table.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Reasons { get; } = [.. Enum.GetValues<BlockReason>().Select(Of)];

    public static string Of(BlockReason reason) => reason switch
    {
        BlockReason.Fraud => "fraud",
        BlockReason.Abuse => "abuse",
        BlockReason.Chargeback => "chargeback",
        BlockReason.Request => "request",
        BlockReason.Other => "other",
    };

    public static BlockReason Reason(string text) => Enum.GetValues<BlockReason>().First(reason => Of(reason) == text);
}

/// <summary>An address that may not sign in, nor sign up.</summary>
/// <param name="Email">In lower case.</param>
/// <param name="Until">When the block ends; null: it stays.</param>
/// <param name="BlockedBy">The admin who did it.</param>
public sealed record BlockedUser(
    string Email, BlockReason Reason, DateTimeOffset BlockedAt, string BlockedBy, string? Note = null, DateTimeOffset? Until = null);

/// <summary>Why to block somebody.</summary>
/// <param name="Until">Null: for good.</param>
public sealed record BlockDraft(
    BlockReason Reason, [property: Bounds(1, Limits.NoteCharactersMax)] string? Note = null, DateTimeOffset? Until = null);
