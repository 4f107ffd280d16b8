using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>One message of a queue.</summary>
/// <param name="Id">SQS's id of the message: the same each time that it is received.</param>
/// <param name="Body">UTF-8, unescaped; it owns its bytes.</param>
public sealed record QueueMessage(string Id, ReadOnlyMemory<byte> Body)
{
    /// <summary>How often it was received, this time included; 0 where the event does not say.</summary>
    public int Receives { get; init; }

    /// <summary>Why its body cannot be read; null where it can.</summary>
    internal Error? Unreadable { get; init; }
}
