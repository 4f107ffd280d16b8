namespace Ecommerce.Tests.Shop.Support;

/// <summary>What stands in a path where an id belongs and names nothing.</summary>
public static class Garbage
{
    public static TheoryData<string> ProductIds =>
    [
        "prd_00000000000000000000000000000000", "prd_", "prd_0000000000000000000000000000000G", "PRD_00000000000000000000000000000000",
        "ord_00000000000000000000000000000000", "prd_00000000000000000000000000000000%20", "%F0%9F%98%80", "%2F", "%ff", "a'b\"c<>", "null",
    ];

    public static TheoryData<string> Skus => [.. ProductIds.Select(d => d.Data), "var_00000000000000000000000000000000", "var_"];
}
