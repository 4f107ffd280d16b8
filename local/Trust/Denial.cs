namespace Ecommerce.Local.Trust;

/// <summary>A call that was refused: what a developer looks for who forgot a grant.</summary>
/// <param name="Words">As the caller was answered.</param>
public sealed record Denial(DateTimeOffset At, string CallerArn, string Action, string Resource, string Words);
