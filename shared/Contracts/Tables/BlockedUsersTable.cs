namespace Ecommerce.Contracts.Tables;

/// <summary>The names in the BlockedUsers table: one row for each address that may not sign in.</summary>
public static class BlockedUsersTable
{
    /// <summary>The partition key: the address in lower case.</summary>
    public const string Email = "email";

    /// <summary>The index of blocks by their reason, the newest last.</summary>
    public const string ReasonIndex = "ReasonIndex";

    public const string Reason = "reason";
    public const string BlockedAt = "blockedAt";

    /// <summary>When a block ends, in seconds of Unix time; absent: it stays.</summary>
    public const string ExpiresAt = "expiresAt";
}
