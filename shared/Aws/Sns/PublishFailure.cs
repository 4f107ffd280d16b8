namespace Ecommerce.Aws.Sns;

/// <summary>A message of a batch that the topic did not take, while it may have taken the others.</summary>
/// <param name="Index">Its place in the batch.</param>
/// <param name="Code">AWS's error code.</param>
/// <param name="Message">AWS's words.</param>
/// <param name="IsOurs">The message is wrong and would fail alike; otherwise it may be published again.</param>
public sealed record PublishFailure(int Index, string Code, string Message, bool IsOurs);
