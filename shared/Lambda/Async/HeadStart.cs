using Ecommerce.Kernel;

namespace Ecommerce.Lambda;

/// <summary>What may be done during init so that the first invocation need not: it may fail for now, and not for good.</summary>
internal static class HeadStart
{
    /// <summary>Opens connections. What is wrong for good is fatal here, where a deployment notices it.</summary>
    public static void Take(Action? connect, Log log)
    {
        try
        {
            connect?.Invoke();
        }
        catch (UnavailableException away)
        {
            // Only the head start is lost: the first invocation connects, and retries.
            log.Warn("connect-failed", ("reason", away.Message));
        }
    }
}
