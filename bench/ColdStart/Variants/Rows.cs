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

    public const string OrderId = "ord_01938c2f6c5a7b3e9d0a4f1b2c3d4e63";

    public const string Order = $$$"""
        {
          "pk":{"S":"ORDER#{{{OrderId}}}"},"sk":{"S":"META"},"kind":{"S":"ORDER"},"id":{"S":"{{{OrderId}}}"},"number":{"S":"7Q2M0XKT4D"},
          "status":{"S":"PENDING"},"paymentStatus":{"S":"UNPAID"},"fulfilmentStatus":{"S":"UNFULFILLED"},
          "email":{"S":"ada@example.com"},"currency":{"S":"EUR"},"lines":{"L":[{"M":{
            "sku":{"S":"{{{ProductId}}}"},"productId":{"S":"{{{ProductId}}}"},"code":{"S":"MUG-1"},"productName":{"S":"Mug, large"},
            "quantity":{"N":"2"},"unitPrice":{"N":"1250"},"lineTotal":{"N":"2500"},"discount":{"N":"0"},"tax":{"N":"0"} } } ]},
          "subtotal":{"N":"2500"},"discount":{"N":"0"},"shippingTotal":{"N":"0"},"taxTotal":{"N":"0"},"total":{"N":"2500"},
          "shipping":{"M":{"type":{"S":"ECONOMIC"},"carrier":{"S":"CORREIOS"} } },
          "payment":{"M":{"method":{"S":"CASH"},"provider":{"S":"manual"} } },"reservationExpiresAt":{"S":"2026-11-22T13:23:00.000Z"},
          "fulfilments":{"L":[]},"history":{"L":[{"M":{"sequence":{"N":"1"},"event":{"S":"OrderCreated"},"status":{"S":"PENDING"},
            "at":{"S":"2026-11-22T13:08:00.000Z"},"by":{"S":"customer"} } } ]},
          "version":{"N":"1"},"createdAt":{"S":"2026-11-22T13:08:00.000Z"},"updatedAt":{"S":"2026-11-22T13:08:00.000Z"}
        }
        """;

    /// <summary>Of a guest and with nothing in it, so that nothing else is read.</summary>
    public const string Cart = """
        {
          "pk":{"S":"GUEST#0"},"sk":{"S":"CART"},"lines":{"L":[]},"version":{"N":"3"},"updatedAt":{"S":"2026-11-22T13:08:00.000Z"},
          "expiresAt":{"N":"4102444800"}
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
