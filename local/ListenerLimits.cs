namespace Ecommerce.Local;

/// <summary>The bounds of both listeners. Kestrel closes what crosses them before any of our code runs.</summary>
public static class ListenerLimits
{
    /// <summary>Bytes of a request line; above what the gateway answers with a problem, so that it has the chance to.</summary>
    public const int RequestLineBytesMax = 16 * 1024;

    /// <summary>Bytes of all headers, likewise.</summary>
    public const int HeaderBytesMax = 32 * 1024;

    public const int ConnectionsMax = 2_000;

    /// <summary>Bytes of a call's body at the AWS endpoint.</summary>
    public const int AwsBodyBytesMax = 16 * 1024 * 1024;

    /// <summary>
    /// How long requests in flight may take to end when the shop stops, at both listeners together. The rest of an orderly stop's time
    /// is for the functions, which have two seconds to end once they are asked to.
    /// </summary>
    public static readonly TimeSpan Stopping = LocalLimits.Stopping - TimeSpan.FromSeconds(3);
}
