namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// A refusal in the service's words. An exception, because any depth of reading a request may refuse it.
/// https://docs.aws.amazon.com/sns/latest/api/CommonErrors.html
/// </summary>
public sealed class SnsException : Exception
{
    private SnsException(string code, string message, int status = 400)
        : base(message) => (Code, Status) = (code, status);

    /// <summary>The error's name in Query, such as <c>InvalidParameter</c>.</summary>
    public string Code { get; }

    public int Status { get; }

    internal static SnsException Invalid(string what) => new("InvalidParameter", $"Invalid parameter: {what}");

    internal static SnsException Missing(string parameter) => Invalid($"{parameter} Reason: no value for required parameter");

    internal static SnsException ParameterValue(string message) => new("ParameterValueInvalid", message);

    internal static SnsException Validation(string message) => new("ValidationError", message);

    internal static SnsException UnknownOperation(string operation) =>
        new("InvalidAction", $"The operation {operation} is not supported by the local SNS.");

    internal static SnsException Denied(string words) => new("AuthorizationError", words, 403);

    internal static SnsException Throttled() => new("Throttled", "Rate exceeded", 429);

    internal static SnsException NoTopic() => new("NotFound", "Topic does not exist", 404);

    internal static SnsException NoSubscription() => new("NotFound", "Subscription does not exist", 404);

    internal static SnsException NoResource() => new("ResourceNotFound", "Resource does not exist", 404);

    internal static SnsException TooManyTopics() => new("TopicLimitExceeded", "Topic limit exceeded", 403);

    internal static SnsException TooManyTags() =>
        new("TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded");

    internal static SnsException TooManyFilterPolicies() => new("FilterPolicyLimitExceeded", "Filter policy limit exceeded", 403);

    internal static SnsException EmptyBatch() => new("EmptyBatchRequest", "The batch request doesn't contain any entries.");

    internal static SnsException TooManyEntries() =>
        new("TooManyEntriesInBatchRequest", "The batch request contains more entries than permissible.");

    internal static SnsException EntriesNotDistinct() =>
        new("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.");

    internal static SnsException EntryId(string reason, string id) =>
        new("InvalidBatchEntryId", $"The Id of a batch entry in the batch request {reason}: {id}");

    internal static SnsException BatchTooLong() =>
        new("BatchRequestTooLong", "The length of all the messages put together is more than the limit.");
}
