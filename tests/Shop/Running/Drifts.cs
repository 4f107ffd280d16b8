using System.Text.Json.Nodes;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Running;

/// <summary>A mistaken hand in the tables of a shop that runs.</summary>
internal static class Drifts
{
    /// <summary>Says of one SKU that seven of it are reserved, as the operator could with any DynamoDB client.</summary>
    public static async Task MakeAsync(RunningLocal shop)
    {
        using var admin = await shop.SignInAsync("admin");
        var product = (await admin.GetAsync("admin/products")).Items[0];
        var sku = (string)(product["variants"]!.AsArray() is { Count: > 0 } variants ? variants[0]! : product)["id"]!;
        Reserve(shop.Outputs, sku);
    }

    private static void Reserve(JsonNode outputs, string sku)
    {
        using var core = Operators.CoreOf(outputs);
        var reserve = Write.Update((string)outputs["inventoryTable"]!, new($"SKU#{sku}", "STOCK"), "SET reserved = :units");
        new DynamoDbClient(core).Do(reserve with { Condition = "attribute_exists(pk)", Values = v => v.Number(":units", 7) })
            .IsDone.ShouldBeTrue(sku);
    }
}
