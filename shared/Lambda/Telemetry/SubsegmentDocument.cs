using System.Buffers;
using System.Diagnostics;
using System.Text.Json;
using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>
/// A finished activity as an X-Ray subsegment that is sent on its own (X-Ray developer guide, "Segment documents" and "Sending
/// segment documents to the X-Ray daemon").
/// </summary>
internal static class SubsegmentDocument
{
    private const int NameCharsMax = 200;
    private const int AnnotationCharsMax = 1000;

    private static readonly SearchValues<char> s_nameChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 _.:/%&#=+\\-@");

    private static readonly SearchValues<char> s_keyChars =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    /// <summary>One datagram: the daemon's header line and the document.</summary>
    public static byte[] Write(Activity activity)
    {
        var document = Write(activity, LambdaLimits.TraceAnnotationsMax);
        return document.Length <= LambdaLimits.TraceDocumentBytesMax ? document : Write(activity, annotationsMax: 0);
    }

    private static byte[] Write(Activity activity, int annotationsMax)
    {
        ByteBuffer buffer = new();
        buffer.Write("{\"format\":\"json\",\"version\":1}\n"u8);
        using Utf8JsonWriter json = new(buffer, JsonTextEncoder.WriterOptions);
        var trace = activity.TraceId.ToHexString();
        json.WriteStartObject();
        json.WriteString("name"u8, Only(s_nameChars, activity.DisplayName, NameCharsMax));
        json.WriteString("id"u8, activity.SpanId.ToHexString());
        json.WriteString("trace_id"u8, $"1-{trace[..8]}-{trace[8..]}");
        json.WriteString("parent_id"u8, activity.ParentSpanId.ToHexString());
        json.WriteString("type"u8, "subsegment"u8);

        // The one place that does not ask the host's clock: X-Ray orders by real time, and activities take theirs from the system.
        json.WriteNumber("start_time"u8, Seconds(activity.StartTimeUtc));
        json.WriteNumber("end_time"u8, Seconds(activity.StartTimeUtc + activity.Duration));
        if (activity.Status == ActivityStatusCode.Error)
        {
            json.WriteBoolean("fault"u8, value: true);
        }

        if (activity.Kind == ActivityKind.Client)
        {
            json.WriteString("namespace"u8, activity.GetTagItem("rpc.system") is "aws-api" ? "aws"u8 : "remote"u8);
        }

        WriteAnnotations(json, activity, annotationsMax);
        json.WriteEndObject();
        json.Flush();
        return buffer.Span.ToArray();
    }

    private static void WriteAnnotations(Utf8JsonWriter json, Activity activity, int annotationsMax)
    {
        json.WriteStartObject("annotations"u8);
        var left = annotationsMax;
        foreach (var (key, value) in activity.EnumerateTagObjects())
        {
            if (left-- <= 0)
            {
                break;
            }

            WriteAnnotation(json, Only(s_keyChars, key, NameCharsMax), value);
        }

        json.WriteEndObject();
    }

    private static void WriteAnnotation(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case string text:
                json.WriteString(key, text.AsSpan(0, Math.Min(text.Length, AnnotationCharsMax)));
                break;
            case bool truth:
                json.WriteBoolean(key, truth);
                break;
            case int number:
                json.WriteNumber(key, number);
                break;
            case long number:
                json.WriteNumber(key, number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(key, number);
                break;
        }
    }

    private static string Only(SearchValues<char> allowed, string text, int charsMax)
    {
        var kept = text.AsSpan(0, Math.Min(text.Length, charsMax));
        if (!kept.ContainsAnyExcept(allowed))
        {
            return kept.Length == text.Length ? text : kept.ToString();
        }

        var chars = kept.ToArray();
        for (var i = 0; i < chars.Length; i++)
        {
            chars[i] = allowed.Contains(chars[i]) ? chars[i] : '_';
        }

        return new string(chars);
    }

    private static double Seconds(DateTime utc) => Math.Round((utc - DateTime.UnixEpoch).TotalSeconds, digits: 6);
}
