namespace Ecommerce.Lambda;

/// <summary>The Runtime API is gone or makes no sense. The process ends: without it nobody can reach the instance.</summary>
public sealed class RuntimeApiException(string message, Exception? inner = null) : Exception(message, inner);
