using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// What all batches have in common: one to ten entries with ids, each of which succeeds or fails by itself.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-batch-api-actions.html
/// </summary>
internal static partial class Batch
{
    /// <summary>The entries of a batch, or its refusal as a whole.</summary>
    /// <param name="entry">What AWS calls an entry of it.</param>
    public static IReadOnlyList<Parameters> Entries(Parameters batch, string entry)
    {
        var entries = batch.Parts("Entries");
        if (entries.Count == 0)
        {
            throw SqsException.EmptyBatch(entry);
        }

        if (entries.Count > SqsLimits.BatchEntriesMax)
        {
            throw SqsException.TooManyEntries(entries.Count);
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var id in entries.Select(one => one.Text("Id") ?? ""))
        {
            if (id.Length > SqsLimits.BatchEntryIdCharsMax || !EntryId().IsMatch(id))
            {
                throw SqsException.EntryId();
            }

            if (!ids.Add(id))
            {
                throw SqsException.Repeated(id);
            }
        }

        return entries;
    }

    /// <summary>Does each entry, and answers who succeeded, with what they are told, and who failed.</summary>
    public static Action<Utf8JsonWriter> Run(IReadOnlyList<Parameters> entries, Func<Parameters, Action<Utf8JsonWriter>?> one)
    {
        var results = entries.Select(entry => Try(entry, one)).ToArray();
        return json =>
        {
            Write(json, "Successful", results.Where(result => !result.HasFailed));
            Write(json, "Failed", results.Where(result => result.HasFailed));
        };
    }

    private static Result Try(Parameters entry, Func<Parameters, Action<Utf8JsonWriter>?> one)
    {
        var id = entry.Text("Id")!;
        try
        {
            return new(id, HasFailed: false, one(entry));
        }
        catch (SqsException refusal)
        {
            return new(id, HasFailed: true, json =>
            {
                json.WriteBoolean("SenderFault"u8, value: true);
                json.WriteString("Code"u8, refusal.Code);
                json.WriteString("Message"u8, refusal.Message);
            });
        }
    }

    private static void Write(Utf8JsonWriter json, string name, IEnumerable<Result> results)
    {
        json.WriteStartArray(name);
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteString("Id"u8, result.Id);
            result.Members?.Invoke(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private sealed record Result(string Id, bool HasFailed, Action<Utf8JsonWriter>? Members);

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EntryId();
}
