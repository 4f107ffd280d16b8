using System.Globalization;
using System.Net;
using System.Text;

namespace Ecommerce.Aws.Sns;

/// <summary>Reads answers as the API reference of SNS (2010-03-31) spells them; unknown elements are passed over.</summary>
internal static class SnsAnswers
{
    public static Failure Unreadable(AwsAnswer answer, Exception cause) =>
        new(AwsErrorCodes.Unreadable, "This is not what SNS answers", FailureKind.Final) { Status = answer.Status, Cause = cause };

    public static string MessageIdOf(AwsAnswer answer)
    {
        var id = "";
        var xml = new XmlTags(answer.Body.Span);
        while (xml.Next())
        {
            id = xml.Ends("MessageId"u8) ? TextOf(xml) : id;
        }

        return xml.Ends("PublishResponse"u8) && id.Length > 0 ? id : throw NotOfSns();
    }

    /// <param name="count">Messages of the batch: a failure of another is not believed.</param>
    public static List<PublishFailure> FailuresOf(AwsAnswer answer, int count)
    {
        var failures = new List<PublishFailure>();
        var xml = new XmlTags(answer.Body.Span);
        while (xml.Next())
        {
            if (xml.Starts("Failed"u8))
            {
                ReadFailed(ref xml, failures, count);
            }
        }

        return xml.Ends("PublishBatchResponse"u8) ? failures : throw NotOfSns();
    }

    private static void ReadFailed(ref XmlTags xml, List<PublishFailure> failures, int count)
    {
        var failure = new PublishFailure(-1, "", "", IsOurs: false);
        while (xml.Next() && !xml.Ends("Failed"u8))
        {
            if (xml.Starts("member"u8))
            {
                failure = new(-1, "", "", IsOurs: false);
            }
            else if (xml.Ends("Id"u8))
            {
                failure = failure with { Index = IndexIn(TextOf(xml), count) };
            }
            else if (xml.Ends("Code"u8))
            {
                failure = failure with { Code = TextOf(xml) };
            }
            else if (xml.Ends("Message"u8))
            {
                failure = failure with { Message = TextOf(xml) };
            }
            else if (xml.Ends("SenderFault"u8))
            {
                failure = failure with { IsOurs = TextOf(xml) == "true" };
            }
            else if (xml.Ends("member"u8))
            {
                failures.Add(failure.Index >= 0 ? failure : throw NotOfSns());
            }
        }
    }

    private static int IndexIn(string id, int count) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count ? index : throw NotOfSns();

    private static string TextOf(XmlTags xml) => WebUtility.HtmlDecode(Encoding.UTF8.GetString(xml.Text));

    private static InvalidDataException NotOfSns() => new("This is not what SNS answers");
}
