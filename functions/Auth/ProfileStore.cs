using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Auth;

/// <summary>The customers' own table. Every change is one transaction with the event that tells of it.</summary>
public sealed class ProfileStore(DynamoDbClient dynamo, string table, TimeProvider clock)
{
    private readonly Outbox _outbox = new(table, clock);

    public Profile? Find(string customerId) =>
        dynamo.Get(table, ProfileRows.KeyOf(customerId), consistent: true) is { } row ? ProfileRows.Read(row) : null;

    /// <summary>Whose an address is; null: no customer's.</summary>
    public string? FindByEmail(string email) =>
        dynamo.Get(table, ProfileRows.KeyOfEmail(email), consistent: true)?.StringOrNull(ProfileRows.CustomerId);

    /// <summary>
    /// Makes a customer, once: whoever is there already stays as they are. The address leads to the newest, since who had it before is gone
    /// from the pool.
    /// </summary>
    public Error? Register(Profile profile, Cause cause)
    {
        Write[] writes =
        [
            Write.Put(table, row => ProfileRows.Write(row, profile)) with { Condition = "attribute_not_exists(pk)" },
            Write.Put(table, row => ProfileRows.WriteEmail(row, profile)),
            _outbox.Say(
                new CustomerRegistered(profile.CustomerId, profile.Locale), EventsWriter.Write, profile.CustomerId, profile.Version, cause),
        ];
        var outcome = dynamo.Transact(writes);
        return outcome.IsCommitted || outcome.FailedAt(0) ? null : StoreErrors.Busy;
    }

    /// <summary>Replaces a row that still is as it was read.</summary>
    /// <param name="events">What is said of it.</param>
    public Result<Stored> Replace(Profile before, Profile after, params IReadOnlyList<Write> events)
    {
        var row = Write.Put(table, r => ProfileRows.Write(r, after)) with
        {
            Condition = "version = :version", Values = v => v.Number(":version", before.Version),
        };
        var outcome = dynamo.Transact([row, .. events]);
        return outcome.IsCommitted ? Stored.Done : outcome.FailedAt(0) ? Stored.Moved : StoreErrors.Busy;
    }

    public Write SayErasure(Profile profile, Cause cause) => _outbox.Say(
        new CustomerErasureRequested(profile.CustomerId), EventsWriter.Write, profile.CustomerId, profile.Version, cause);

    /// <summary>The event that an address was blocked. It is of the customer whose it is, or of the address.</summary>
    public Write SayBlocked(BlockedUser block, string? customerId, Cause cause) => _outbox.Say(
        new CustomerBlocked(Words.Of(block.Reason), block.Until, customerId), EventsWriter.Write, customerId ?? SubjectOf(block.Email),
        sequence: null, cause);

    public Write SayUnblocked(string email, string? customerId, Cause cause) => _outbox.Say(
        new CustomerUnblocked(customerId), EventsWriter.Write, customerId ?? SubjectOf(email), sequence: null, cause);

    /// <summary>
    /// Lets go of everything about a customer but the id, which stays for <see cref="Limits.ErasedCustomerKept"/>. What is gone already is
    /// no mistake.
    /// </summary>
    public Stored Erase(Profile profile)
    {
        if (FindByEmail(profile.Email) == profile.CustomerId)
        {
            // Another's by now stays theirs.
            dynamo.Do(Write.Delete(table, ProfileRows.KeyOfEmail(profile.Email)) with
            {
                Condition = "customerId = :id", Values = v => v.String(":id", profile.CustomerId),
            });
        }

        var expiresAt = clock.GetUtcNow() + Limits.ErasedCustomerKept;
        var row = Write.Put(table, r => ProfileRows.WriteErased(r, profile, expiresAt)) with
        {
            Condition = "version = :version", Values = v => v.Number(":version", profile.Version),
        };
        return dynamo.Do(row).IsDone ? Stored.Done : Stored.Moved;
    }

    // An address has no place in an event, nor in its subject.
    private static string SubjectOf(string email) =>
        $"adr_{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(email)))[..32]}";
}
