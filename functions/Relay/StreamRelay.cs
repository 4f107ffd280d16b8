using System.Diagnostics.CodeAnalysis;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Lambda;

namespace Ecommerce.Functions.Relay;

/// <summary>Publishes rows as a table's stream tells of them.</summary>
public sealed class StreamRelay(Publisher publisher, Telemetry telemetry)
{
    /// <summary>
    /// How many records, counted from the first, are done. It goes no further than a record that cannot be read: Lambda bisects until that
    /// one stands alone and puts it aside, and what follows is published once instead of each time.
    /// </summary>
    public int Handle(IReadOnlyList<StreamRecord> records)
    {
        var rows = new List<Pending>(records.Count);
        foreach (var record in records)
        {
            if (!TryRead(record, out var row))
            {
                break;
            }

            rows.Add(row);
        }

        var done = publisher.Publish(rows);
        var failed = rows.FindIndex(row => !done.Contains(row.Id));
        return failed < 0 ? rows.Count : failed;
    }

    private bool TryRead(StreamRecord record, [NotNullWhen(true)] out Pending? row)
    {
        row = null;
        try
        {
            row = Pending.Read(Item.Parse(record.NewImage));
            return true;
        }
        catch (InvalidDataException poison)
        {
            telemetry.Log.Error("row-unreadable", poison, ("sequenceNumber", record.SequenceNumber));
            return false;
        }
    }
}
