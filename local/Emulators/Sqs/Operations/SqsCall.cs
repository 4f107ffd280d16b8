using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Emulators.Sqs;

/// <summary>One call of one operation.</summary>
/// <param name="Host">Where the caller reached this endpoint, for the URLs of queues.</param>
internal sealed record SqsCall(string Operation, Parameters Parameters, Caller Caller, string Host);
