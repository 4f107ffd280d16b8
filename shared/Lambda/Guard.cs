namespace Ecommerce.Lambda;

/// <summary>
/// The only place that catches everything. It stands at the four boundaries behind which the process goes on or says why it
/// ends: init, an invocation, an API operation, a message of a batch.
/// </summary>
internal static class Guard
{
    /// <summary>Does the work; what it throws comes back. Without memory there is no going on, so that one passes.</summary>
    public static Exception? Try(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception;
        }
    }
}
