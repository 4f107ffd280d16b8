using System.Globalization;
using System.Text;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// A place in a shard that a client carries from call to call. The service's is opaque and lives for fifteen minutes.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html
/// </summary>
/// <param name="Position">Records behind it are read.</param>
internal sealed record ShardIterator(string StreamArn, string ShardId, string Position, DateTimeOffset Made)
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(15);

    public string Write()
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{ShardId}|{Position}|{Made.ToUnixTimeMilliseconds()}");
        return $"{StreamArn}|1|{Convert.ToBase64String(Encoding.UTF8.GetBytes(place))}";
    }

    public static ShardIterator Read(string text, DateTimeOffset now)
    {
        if (text.Split('|') is not [var arn, "1", var encoded] || Decode(encoded) is not [var shard, var position, var millis]
            || !long.TryParse(millis, NumberStyles.None, CultureInfo.InvariantCulture, out var made)
            || made > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
        {
            throw DynamoException.Validation("Invalid ShardIterator");
        }

        var iterator = new ShardIterator(arn, shard, position, DateTimeOffset.FromUnixTimeMilliseconds(made));
        return now - iterator.Made < s_lifetime ? iterator : throw DynamoException.IteratorExpired();
    }

    private static string[] Decode(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var count) ? Encoding.UTF8.GetString(bytes, 0, count).Split('|') : [];
    }
}
