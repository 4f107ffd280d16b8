using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Relay;

/// <summary>A row of an outbox: an event that was decided and is yet to be said.</summary>
/// <param name="Detail">JSON, carried as it was written.</param>
/// <param name="At">When it was decided.</param>
public sealed record Pending(Key Key, string Source, string DetailType, string Detail, DateTimeOffset At)
{
    /// <summary>The event's id, which is the row's sort key.</summary>
    public string Id => Key.Sort!;

    /// <exception cref="InvalidDataException">It is no such row: an attribute is missing or of another type.</exception>
    public static Pending Read(Item row) => row.String(OutboxRow.Kind) == OutboxRow.KindValue
        ? new(
            new(row.String("pk"), row.String("sk")), row.String(OutboxRow.Source), row.String(OutboxRow.DetailType),
            row.String(OutboxRow.Detail), MomentOf(row))
        : throw new InvalidDataException($"A row of kind {row.String(OutboxRow.Kind)} is no event");

    private static DateTimeOffset MomentOf(Item row)
    {
        try
        {
            return Timestamp.Parse(row.String(OutboxRow.At));
        }
        catch (FormatException error)
        {
            throw new InvalidDataException($"Attribute {OutboxRow.At} is no moment", error);
        }
    }
}
