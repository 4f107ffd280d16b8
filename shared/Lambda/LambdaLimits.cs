namespace Ecommerce.Lambda;

/// <summary>Every bound of this project, each with its unit in its name and its source beside it.</summary>
public static class LambdaLimits
{
    /// <summary>Event and response of one invocation: what Lambda itself reports as its maximum (6 MB and 100 bytes).</summary>
    public const int PayloadBytesMax = 6_291_556;

    /// <summary>Status line and headers of one answer of the Runtime API. It sends under 2 KB.</summary>
    public const int RuntimeHeaderBytesMax = 32 * 1024;

    /// <summary>What is kept of an answer of the Runtime API other than an event: it says "OK" or why not.</summary>
    public const int ErrorMessageCharsMax = 4096;

    /// <summary>Lines of a stack trace in an error report.</summary>
    public const int StackTraceLinesMax = 100;

    /// <summary>Characters of a request id; Lambda's are UUIDs of 36.</summary>
    public const int RequestIdCharsMax = 128;

    /// <summary>A request's body, decoded (api.md, section 1: 256 KB).</summary>
    public const int BodyBytesMax = 256 * 1024;

    /// <summary>Nesting of a request's body.</summary>
    public const int BodyDepthMax = 32;

    /// <summary>Faults listed in one problem; a client mends these first.</summary>
    public const int FaultsMax = 50;

    /// <summary>Headers of a request, repeated ones counted each time.</summary>
    public const int HeaderCountMax = 200;

    /// <summary>Names and values of all headers. API Gateway stops at 10 240 bytes and adds some of its own.</summary>
    public const int HeaderCharsMax = 32 * 1024;

    /// <summary>Query parameters of a request, repeated ones counted each time.</summary>
    public const int QueryCountMax = 64;

    /// <summary>Names and values of all query parameters, decoded.</summary>
    public const int QueryCharsMax = 8 * 1024;

    /// <summary>One path parameter, decoded.</summary>
    public const int PathParameterCharsMax = 1024;

    /// <summary>A correlation id that a client may choose: 1 to this many visible ASCII characters.</summary>
    public const int CorrelationIdCharsMax = 128;

    /// <summary>Records of one batch: what an event source mapping hands out at most (Lambda API reference, BatchSize).</summary>
    public const int BatchRecordsMax = 10_000;

    /// <summary>
    /// A message's id; SQS's are UUIDs of 36 and may have up to 100 (SQS developer guide, "Amazon SQS queue and message identifiers").
    /// </summary>
    public const int MessageIdCharsMax = 100;

    /// <summary>A sequence number: 21 to 40 characters (DynamoDB Streams API reference, StreamRecord).</summary>
    public const int SequenceNumberCharsMax = 40;

    /// <summary>Fields a caller of the log may add to a line.</summary>
    public const int LogFieldsMax = 32;

    /// <summary>One text in a log line; the rest is cut and marked.</summary>
    public const int LogTextCharsMax = 2048;

    /// <summary>A stack trace in a log line.</summary>
    public const int LogStackTraceCharsMax = 16 * 1024;

    /// <summary>A log line as a whole. CloudWatch Logs takes 256 KB and more an event; a line is for reading.</summary>
    public const int LogLineBytesMax = 64 * 1024;

    /// <summary>Metrics in one directive (Embedded Metric Format specification, MetricDirective).</summary>
    public const int EmfMetricsMax = 100;

    /// <summary>Values of one metric (Embedded Metric Format specification, target members).</summary>
    public const int EmfValuesMax = 100;

    /// <summary>Dimensions in one set (Embedded Metric Format specification, DimensionSet).</summary>
    public const int EmfDimensionsMax = 30;

    /// <summary>Characters of a dimension's value (Embedded Metric Format specification, target members).</summary>
    public const int EmfDimensionCharsMax = 1024;

    /// <summary>Different metrics of one invocation, by name and dimensions. What is above is dropped and counted in the log.</summary>
    public const int MetricSeriesMax = 200;

    /// <summary>A segment document (AWS X-Ray segment documents: 64 kB), header line included so that it fits one datagram.</summary>
    public const int TraceDocumentBytesMax = 63 * 1024;

    /// <summary>Subsegments of one invocation; later ones are left out.</summary>
    public const int TraceDocumentsMax = 100;

    /// <summary>Annotations of a subsegment; X-Ray indexes up to 50 a trace.</summary>
    public const int TraceAnnotationsMax = 50;
}
