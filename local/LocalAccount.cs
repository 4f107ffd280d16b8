namespace Ecommerce.Local;

/// <summary>The account and the region that everything local is in.</summary>
public static class LocalAccount
{
    public const string Id = "000000000000";

    public const string Region = "us-east-1";
}
