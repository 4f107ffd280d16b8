using System.Text.Json;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// A stream whose records wake a function, shard by shard and in order, from the oldest record on. A batch that fails is bisected; the
/// function says from where on it failed (<c>ReportBatchItemFailures</c>).
/// https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html
/// </summary>
/// <param name="Matches">Which records wake it: the mapping's filter.</param>
/// <param name="BatchMax">Records that the function gets at once.</param>
/// <param name="RetriesMax">How often a record is tried again that fails alone.</param>
/// <param name="RecordAgeMax">How old a record may be when it is tried.</param>
/// <param name="DeadLetterArn">The queue that is told of records that were given up.</param>
public sealed record StreamMapping(
    MappedFunction Function, string StreamArn, Func<JsonElement, bool> Matches, int BatchMax, int RetriesMax, TimeSpan RecordAgeMax,
    string DeadLetterArn);
