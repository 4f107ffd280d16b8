namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>
/// A refusal in the service's words. It has two names: that of the JSON protocol, and that of the Query protocol, which clients still
/// know errors by and read in a header.
/// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/CommonErrors.html
/// https://smithy.io/2.0/aws/protocols/aws-query-protocol.html#aws-protocols-awsquerycompatible-trait
/// </summary>
public sealed class SqsException : Exception
{
    private const string Service = "com.amazonaws.sqs#";
    private const string Framework = "com.amazon.coral.service#";
    private const string QueryPrefix = "AWS.SimpleQueueService.";

    private SqsException(string type, string code, string message, int status = 400)
        : base(message) => (Type, Code, Status) = (type, code, status);

    /// <summary>The error's whole name in JSON, such as <c>com.amazonaws.sqs#QueueDoesNotExist</c>.</summary>
    public string Type { get; }

    /// <summary>Its name in Query, such as <c>AWS.SimpleQueueService.NonExistentQueue</c>; failed entries of batches have it too.</summary>
    public string Code { get; }

    public int Status { get; }

    internal static SqsException Invalid(string message) =>
        new(Framework + "InvalidParameterValueException", "InvalidParameterValue", message);

    internal static SqsException Invalid(string parameter, object value, string reason) =>
        Invalid($"Value {value} for parameter {parameter} is invalid. Reason: {reason}");

    internal static SqsException Missing(string parameter) => new(
        Framework + "MissingRequiredParameterException", "MissingParameter", $"The request must contain the parameter {parameter}.");

    internal static SqsException Serialization(string message) =>
        new(Framework + "SerializationException", "MalformedInput", message);

    internal static SqsException UnknownOperation(string operation) => new(
        Framework + "UnknownOperationException", "InvalidAction", $"The operation {operation} is not supported by the local SQS.");

    internal static SqsException Denied(string words) => new(Framework + "AccessDeniedException", "AccessDenied", words, 403);

    internal static SqsException Internal(string message) => new(Framework + "InternalFailure", "InternalFailure", message, 500);

    internal static SqsException QueueDoesNotExist() =>
        new(Service + "QueueDoesNotExist", QueryPrefix + "NonExistentQueue", "The specified queue does not exist.");

    internal static SqsException QueueExists(string attribute) => new(
        Service + "QueueNameExists", "QueueAlreadyExists",
        $"A queue already exists with the same name and a different value for attribute {attribute}");

    internal static SqsException DeletedRecently() => Own(
        "QueueDeletedRecently", "You must wait 60 seconds after deleting a queue before you can create another with the same name.");

    internal static SqsException BadAddress(string url) =>
        new(Service + "InvalidAddress", "InvalidAddress", $"The address {url} is not valid for this endpoint.", 404);

    internal static SqsException AttributeName(string message) => new(Service + "InvalidAttributeName", "InvalidAttributeName", message);

    internal static SqsException UnknownAttribute(string name) => AttributeName($"Unknown Attribute {name}.");

    internal static SqsException AttributeValue(string name, string? reason = null) => new(
        Service + "InvalidAttributeValue", "InvalidAttributeValue",
        $"Invalid value for the parameter {name}.{(reason is null ? "" : $" Reason: {reason}")}");

    internal static SqsException Contents() => new(
        Service + "InvalidMessageContents", "InvalidMessageContents",
        "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF");

    internal static SqsException ReceiptHandle(string handle) => new(
        Service + "ReceiptHandleIsInvalid", "ReceiptHandleIsInvalid",
        $"The input receipt handle \"{handle}\" is not a valid receipt handle.", 404);

    internal static SqsException OverLimit(string message) => new(Service + "OverLimit", "OverLimit", message, 403);

    internal static SqsException PurgeInProgress(string queue) => Own(
        "PurgeQueueInProgress", $"Only one PurgeQueue operation on {queue} is allowed every 60 seconds.", 403);

    internal static SqsException EmptyBatch(string entry) =>
        Own("EmptyBatchRequest", $"There should be at least one {entry} in the request.");

    internal static SqsException TooManyEntries(int count) => Own(
        "TooManyEntriesInBatchRequest",
        $"Maximum number of entries per request are {SqsLimits.BatchEntriesMax}. You have sent {count}.");

    internal static SqsException EntryId() => Own(
        "InvalidBatchEntryId",
        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. "
        + $"It can be at most {SqsLimits.BatchEntryIdCharsMax} letters long.");

    internal static SqsException Repeated(string id) => Own("BatchEntryIdsNotDistinct", $"Id {id} repeated.");

    internal static SqsException BatchTooLong(int bytes) => Own(
        "BatchRequestTooLong", $"Batch requests cannot be longer than {SqsLimits.MessageBytesMax} bytes. You have sent {bytes} bytes.");

    internal static SqsException Unsupported(string message) => Own("UnsupportedOperation", message);

    internal static SqsException NotFound(string message) =>
        new(Service + "ResourceNotFoundException", "ResourceNotFoundException", message, 404);

    private static SqsException Own(string name, string message, int status = 400) =>
        new(Service + name, QueryPrefix + name, message, status);
}
