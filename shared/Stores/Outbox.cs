using System.Text.Json;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Contracts.Events;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;

namespace Ecommerce.Stores;

/// <summary>
/// The outbox of one table. An event is a row written in the transaction of the change it tells of: either both are there or neither.
/// The relay publishes rows and takes them out of the index <c>unpublished</c>.
/// </summary>
public sealed class Outbox(string table, TimeProvider clock)
{
    /// <summary>The write that says an event.</summary>
    /// <param name="subject">The id of what it happened to.</param>
    /// <param name="sequence">What consumers order the subject's events by; null where any order gives the same result.</param>
    public Write Say<T>(T data, Action<Utf8JsonWriter, T> write, string subject, long? sequence, Cause cause) where T : IEvent
    {
        var id = Id.New<EventId>(clock);
        var at = Timestamp.Now(clock);
        var metadata = new EventMetadata(id, subject, sequence, at, cause.CorrelationId, cause.Actor)
        {
            CausationId = cause.CausationId,
            TraceParent = cause.TraceParent,
        };
        var detail = EventEnvelope.Write(metadata, data, write);
        return Write.Put(table, row => row
            .String("pk", OutboxRow.Partition(subject))
            .String("sk", id.Text)
            .String(OutboxRow.Kind, OutboxRow.KindValue)
            .String(OutboxRow.Source, T.Event.Source)
            .String(OutboxRow.DetailType, T.Event.Name)
            .String(OutboxRow.Detail, detail)
            .String(OutboxRow.At, Timestamp.Format(at))
            .String(OutboxRow.UnpublishedShard, OutboxRow.Shard(Sharding.Of(subject, OutboxRow.ShardsCount)))
            .String(OutboxRow.UnpublishedId, id.Text));
    }
}
