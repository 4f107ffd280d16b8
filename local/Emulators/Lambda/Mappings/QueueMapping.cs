namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>
/// A queue that a function empties; the function says which messages of a batch failed (<c>ReportBatchItemFailures</c>).
/// https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
/// </summary>
/// <param name="BatchMax">Messages that the function gets at once.</param>
/// <param name="ConcurrencyMax">Instances that it gets at most.</param>
/// <param name="Visibility">How long a message stays hidden that was received.</param>
public sealed record QueueMapping(MappedFunction Function, string QueueArn, int BatchMax, int ConcurrencyMax, TimeSpan Visibility);
