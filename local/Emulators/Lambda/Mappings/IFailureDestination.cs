using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>Takes what is told of records and rounds that were given up.</summary>
public interface IFailureDestination
{
    /// <summary>Sends in the name of a role, which must be allowed to.</summary>
    /// <returns>Null once the queue has the message; else why it has not.</returns>
    ValueTask<string?> SendAsync(Caller role, string queueArn, ReadOnlyMemory<byte> body);
}
