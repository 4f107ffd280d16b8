using System.Text.RegularExpressions;
using System.Xml;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// Up to ten messages. What is wrong with one message refuses that one; what is wrong with attributes or the batch itself refuses all.
/// https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html
/// </summary>
internal static partial class PublishingBatch
{
    public static Action<XmlWriter>? Publish(SnsCall call)
    {
        var request = call.Request.Only("TopicArn", "PublishBatchRequestEntries");
        var engine = call.Engine;
        if (engine.Throttles())
        {
            throw SnsException.Throttled();
        }

        var entries = request.Members("PublishBatchRequestEntries");
        var arn = request.Required("TopicArn");
        CheckCount(entries);
        var outcomes = engine.Store.Run(session =>
        {
            var topic = TopicRows.Get(session, arn);
            CheckIds(entries);
            Outcome[] read = [.. entries.Select((entry, at) => Read(entry, engine, at + 1))];
            if (read.Sum(one => one.Message is { } message ? MessageReader.SizeOf(message) : 0) > SnsLimits.MessageBytesMax)
            {
                throw SnsException.BatchTooLong();
            }

            Array.ForEach([.. read.Select(one => one.Message).OfType<Message>()], message => engine.Publish(session, topic, message));
            return read;
        });
        engine.Wake();
        return xml => Write(xml, outcomes);
    }

    private static void CheckCount(IReadOnlyList<Form> entries)
    {
        if (entries.Count == 0)
        {
            throw SnsException.EmptyBatch();
        }

        if (entries.Count > SnsLimits.BatchEntriesMax)
        {
            throw SnsException.TooManyEntries();
        }
    }

    private static void CheckIds(IReadOnlyList<Form> entries)
    {
        string[] ids = [.. entries.Select(entry => entry.Required("Id"))];
        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Length)
        {
            throw SnsException.EntriesNotDistinct();
        }

        foreach (var id in ids)
        {
            if (id.Length > SnsLimits.BatchEntryIdCharsMax)
            {
                throw SnsException.EntryId("is too long", id);
            }

            if (!EntryId().IsMatch(id))
            {
                throw SnsException.EntryId("contains an impermissible character", id);
            }
        }
    }

    private static Outcome Read(Form entry, SnsEngine engine, int number)
    {
        entry.Only(["Id", .. MessageReader.Parameters]);
        try
        {
            return new(entry.Required("Id"), MessageReader.Read(entry, engine, number), Refusal: null);
        }
        catch (SnsException refusal) when (refusal.Code == "InvalidParameter")
        {
            return new(entry.Required("Id"), Message: null, refusal);
        }
    }

    private static void Write(XmlWriter xml, IReadOnlyList<Outcome> outcomes)
    {
        xml.List("Successful", outcomes.Where(one => one.Message is not null), one =>
        {
            xml.WriteElementString("Id", one.Id);
            xml.WriteElementString("MessageId", one.Message!.Id);
        });
        xml.List("Failed", outcomes.Where(one => one.Refusal is not null), one =>
        {
            xml.WriteElementString("Id", one.Id);
            xml.WriteElementString("Code", one.Refusal!.Code);
            xml.WriteElementString("Message", one.Refusal.Message);
            xml.WriteElementString("SenderFault", "true");
        });
    }

    /// <summary>What became of an entry: it was accepted, or refused.</summary>
    private sealed record Outcome(string Id, Message? Message, SnsException? Refusal);

    [GeneratedRegex(@"^[A-Za-z0-9_-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex EntryId();
}
