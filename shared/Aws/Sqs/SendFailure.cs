namespace Ecommerce.Aws.Sqs;

/// <summary>A message of a batch that the queue did not take, while it may have taken the others.</summary>
/// <param name="Index">Its place in the batch.</param>
/// <param name="Code">AWS's error code.</param>
/// <param name="Message">AWS's words.</param>
/// <param name="IsOurs">The message is wrong and would fail alike; otherwise it may be sent again.</param>
public sealed record SendFailure(int Index, string Code, string Message, bool IsOurs);
