namespace Ecommerce.Contracts;

/// <summary>
/// Whose certificates an executable accepts. Reading a system's whole store costs some 0.2 ms per root at the first TLS
/// connection, and .NET reads it even where code names its own roots; only the environment, set before start, avoids it.
/// </summary>
public enum Trust
{
    /// <summary>Amazon's roots only (Amazon Trust Services, "Repository"): right for whoever calls nothing but AWS.</summary>
    Amazon,

    /// <summary>The system's store: needed for any other HTTPS host, such as a payment provider.</summary>
    System,
}
