using System.Text.Json;

namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>
/// A refusal in the service's words. An exception, because any depth of reading a request may refuse it and nothing between
/// there and the dispatcher may go on.
/// </summary>
public sealed class DynamoException(string code, string message) : Exception(message)
{
    private const string Service = "com.amazonaws.dynamodb.v20120810#";
    private const string Framework = "com.amazon.coral.service#";
    private const string AccessDeniedCode = "AccessDeniedException";

    /// <summary>The error's short name, such as <c>ValidationException</c>.</summary>
    public string Code { get; } = code;

    public int Status { get; private init; } = 400;

    /// <summary>The member that carries the words; transactions and IAM spell it with a capital.</summary>
    public string MessageMember { get; private init; } = "message";

    /// <summary>The stored item that failed a condition, if the request asked to see it.</summary>
    internal byte[]? Item { get; private init; }

    /// <summary>The members some errors have beyond type and message.</summary>
    internal Action<Utf8JsonWriter>? Details { get; private init; }

    internal string Type =>
        (Code is "SerializationException" or "UnknownOperationException" or AccessDeniedCode ? Framework : Service) + Code;

    public static DynamoException Validation(string message) => new("ValidationException", message);

    internal static DynamoException Invalid(string message) => Validation("One or more parameter values were invalid: " + message);

    internal static DynamoException Constraint(string value, string member, string constraint) =>
        Validation($"1 validation error detected: Value {value} at '{member}' failed to satisfy constraint: {constraint}");

    internal static DynamoException Serialization(string message) => new("SerializationException", message);

    internal static DynamoException UnknownOperation(string operation) =>
        new("UnknownOperationException", $"The operation {operation} is not supported by the local DynamoDB.");

    internal static DynamoException ResourceNotFound(string detail = "") =>
        new("ResourceNotFoundException", "Requested resource not found" + detail);

    internal static DynamoException ResourceInUse(string message) => new("ResourceInUseException", message);

    internal static DynamoException LimitExceeded(string message) => new("LimitExceededException", message);

    internal static DynamoException Trimmed() => new(
        "TrimmedDataAccessException", "The operation attempted to read past the oldest stream record in a shard.");

    internal static DynamoException IteratorExpired() => new(
        "ExpiredIteratorException",
        "The shard iterator has expired and can no longer be used to retrieve stream records. "
        + "A shard iterator expires 15 minutes after it is retrieved using the GetShardIterator action.");

    internal static DynamoException ConditionFailed(byte[]? item) =>
        new("ConditionalCheckFailedException", "The conditional request failed")
        { Item = item, Details = item is null ? null : ItemDetail(item) };

    internal static DynamoException Conflict() =>
        new("TransactionConflictException", "Transaction is ongoing for the item");

    internal static DynamoException Throttled() => new(
        "ProvisionedThroughputExceededException",
        "The level of configured provisioned throughput for the table was exceeded. "
        + "Consider increasing your provisioning level with the UpdateTable API.");

    internal static DynamoException TokenMismatch() => new(
        "IdempotentParameterMismatchException",
        "The provided client token is already in use with a different set of parameters")
    { MessageMember = "Message" };

    internal static DynamoException Cancelled(IReadOnlyList<CancellationReason> reasons) => new(
        "TransactionCanceledException",
        "Transaction cancelled, please refer cancellation reasons for specific reasons ["
        + string.Join(", ", reasons.Select(reason => reason.Code)) + "]")
    { MessageMember = "Message", Details = json => CancellationReason.WriteAll(json, reasons) };

    internal static DynamoException AccessDenied(string words) => new(AccessDeniedCode, words) { MessageMember = "Message" };

    internal static DynamoException Internal(string message) => new("InternalServerError", message) { Status = 500 };

    private static Action<Utf8JsonWriter> ItemDetail(byte[] item) => json =>
    {
        json.WritePropertyName("Item"u8);
        json.WriteRawValue(item, skipInputValidation: true);
    };
}
