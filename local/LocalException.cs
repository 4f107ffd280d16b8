namespace Ecommerce.Local;

/// <summary>Something the person at the keyboard can mend. The message is one clear line; there is no stack trace to it.</summary>
public sealed class LocalException(string message) : Exception(message);
