namespace Ecommerce.Contracts;

/// <summary>OAuth scopes, exactly as the access tokens of the two pools carry them.</summary>
public static class Scope
{
    public const string CustomerWeb = "customer/web";
    public const string CustomerMobile = "customer/mobile";
    public const string AdminWeb = "admin/web";
}
