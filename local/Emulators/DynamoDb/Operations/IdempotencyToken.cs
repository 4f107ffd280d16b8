using System.Security.Cryptography;
using System.Text;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// Makes a transaction happen once however often it is sent within ten minutes. Remembered in the transaction's own commit, so
/// that a crash forgets both or neither.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-apis-txwriteitems-idempotency
/// </summary>
internal sealed record IdempotencyToken(string Token, byte[] Fingerprint)
{
    private const int LengthMax = 36;
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(10);

    public static IdempotencyToken? Read(Request request)
    {
        if (request.Text("ClientRequestToken") is not { } token)
        {
            return null;
        }

        return token.Length is >= 1 and <= LengthMax
            ? new IdempotencyToken(token, SHA256.HashData(Encoding.UTF8.GetBytes(request.RawOf("TransactItems"))))
            : throw DynamoException.Constraint(
                $"'{token}'", "clientRequestToken",
                $"Member must have length {(token.Length == 0 ? "greater than or equal to 1" : $"less than or equal to {LengthMax}")}");
    }

    /// <summary>What the same transaction was answered before; null if it is new.</summary>
    public ReadOnlyMemory<byte>? FindReply(Session session, DateTimeOffset now)
    {
        using var reader = session.Query(
            "SELECT fingerprint, reply FROM tokens WHERE token=?1 AND expires>?2", Token, now.ToUnixTimeMilliseconds());
        if (!reader.Read())
        {
            return null;
        }

        return reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(Fingerprint)
            ? reader.GetFieldValue<byte[]>(1)
            : throw DynamoException.TokenMismatch();
    }

    public void Remember(Session session, DateTimeOffset now, ReadOnlyMemory<byte> reply)
    {
        session.Execute("DELETE FROM tokens WHERE expires<=?1", now.ToUnixTimeMilliseconds());
        session.Execute(
            "INSERT OR REPLACE INTO tokens(token, fingerprint, expires, reply) VALUES(?1, ?2, ?3, ?4)",
            Token, Fingerprint, (now + s_lifetime).ToUnixTimeMilliseconds(), reply.ToArray());
    }
}
