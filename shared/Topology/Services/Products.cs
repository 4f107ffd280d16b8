using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Contracts.Tables;
using static Ecommerce.Kernel.Problem;
using static Ecommerce.Topology.Access;
using static Ecommerce.Topology.Need;
using static Ecommerce.Topology.Wake;
using static System.TimeSpan;

namespace Ecommerce.Topology.Services;

/// <summary>Products: the catalogue, and what the shop asks for each thing.</summary>
public static class Products
{
    public static readonly TableSpec Table = new("Products", Env.ProductsTable)
    {
        Outbox = EventSource.Products,
        Indexes =
        [
            new("byName", "statusKey", "nameKey"), new("byPrice", "statusKey", "priceKey"), new("byAge", "statusKey", "id"),
            new("byCategoryAndName", "categoryKey", "nameKey"), new("byCategoryAndPrice", "categoryKey", "priceKey"),
            new("byCategoryAndAge", "categoryKey", "id"),
        ],
    };

    // Inventory says how much there is of each SKU, and changes nothing else of a product.
    public static TableGrant ShowStock => Table.Update.Only(ProductsTable.StockLevels, ProductsTable.StockSequence);

    // It sees of a product whether stock is kept of it or of its variants, and of a variant whose it is.
    public static TableGrant LookUp => Table.Get.Only(ProductsTable.VariantsCount, ProductsTable.ProductId);

    // What an order needs of them: what they are and cost, and that it still is so in the moment of the order.
    public static TableGrant[] Sell => [Show, Unchanged];

    public static TableGrant Show => Table.BatchGet.Keys(ProductsTable.AnyProduct, ProductsTable.AnyVariant);

    private static TableGrant Unchanged => Table.Check.Keys(ProductsTable.AnyProduct);

    private static TableGrant List => Table.Query([.. Table.Indexes.Select(i => i.Name)]);

    // The public's function cannot read a draft, an outbox row or a guard, whatever its code does.
    private static TableGrant ListActive => List.Keys("active", "*#active");

    private static TableGrant[] Change => [Table.Get, Table.Put, Table.Update, Table.Delete];

    public static ServiceSpec Describe() => new("Products", [Table],
    [
        new("ListProducts", Get("/products", Public) with { Paged = true }, FromSeconds(5), ListActive),
        new("GetProduct", Get("/products/{id}", Public) with { Conditional = true, Fails = [NotFound] },
            FromSeconds(5), Table.Get.Keys(ProductsTable.AnyProduct)),
        new("ListCategories", Get("/categories", Public) with { Fails = [ValidationFailed] },
            FromSeconds(5), Table.Query().Keys(ProductsTable.Categories)),

        new("ListAllProducts", Get("/admin/products", Admin) with { Paged = true }, FromSeconds(5), List, Table.Get),
        new("GetAnyProduct", Get("/admin/products/{id}", Admin) with { Conditional = true, Fails = [NotFound] }, FromSeconds(5), Table.Get),
        new("CreateProduct",
            Post("/products", Admin) with { Answers = 201, Fails = [Conflict], IdempotencyKey = Optional },
            FromSeconds(10), Table.Put, Table.Update),
        new("ReplaceProduct",
            Put("/products/{id}", Admin) with { IfMatch = true, Fails = [NotFound, Conflict] },
            FromSeconds(10), Change),
        new("ArchiveProduct",
            Delete("/products/{id}", Admin) with { IfMatch = true, Fails = [NotFound] },
            FromSeconds(10), Table.Get, Table.Put, Table.Update),
    ]);
}
