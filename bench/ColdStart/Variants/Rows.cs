namespace Ecommerce.Bench.ColdStart.Variants;

/// <summary>The items that the fake DynamoDB has, as they stand in the tables.</summary>
internal static class Rows
{
    public const string ProductId = "prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5f";

    public const string Product = $$$"""
        {
          "pk":{"S":"PRODUCT#{{{ProductId}}}"},"sk":{"S":"META"},"kind":{"S":"PRODUCT"},"id":{"S":"{{{ProductId}}}"},"code":{"S":"MUG-1"},
          "productName":{"S":"Mug, large"},"description":{"S":"Holds half a litre of coffee, and keeps it warm for a while."},
          "category":{"S":"kitchen"},"tags":{"L":[{"S":"new"},{"S":"sale"}]},"images":{"L":[{"S":"https://img.example/mug.jpg"}]},
          "amount":{"N":"1250"},"currency":{"S":"EUR"},"taxCategory":{"S":"standard"},"status":{"S":"active"},"variants":{"L":[]},
          "variantsCount":{"N":"0"},"version":{"N":"3"},"createdAt":{"S":"2026-11-20T08:30:00.000Z"},
          "updatedAt":{"S":"2026-11-21T09:00:00.000Z"},"stockLevels":{"M":{ "{{{ProductId}}}": { "S": "in" } } },"stockSequence":{"N":"2"},
          "statusKey":{"S":"active"},"categoryKey":{"S":"kitchen#active"},"nameKey":{"S":"mug large #{{{ProductId}}}"},
          "priceKey":{"S":"000000001250#{{{ProductId}}}"},"searchText":{"S":"mug large mug-1 kitchen new sale"}
        }
        """;

    public const string Stock = $$$"""
        {
          "pk":{"S":"SKU#{{{ProductId}}}"},"sk":{"S":"STOCK"},"kind":{"S":"STOCK"},"sku":{"S":"{{{ProductId}}}"},
          "productId":{"S":"{{{ProductId}}}"},"onHand":{"N":"12"},"reserved":{"N":"2"},"available":{"N":"10"},
          "lowStockThreshold":{"N":"5"},"levelSequence":{"N":"2"},"version":{"N":"4"}
        }
        """;
}
