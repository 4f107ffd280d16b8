using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using static Ecommerce.Kernel.Problem;
using static Ecommerce.Topology.Access;
using static Ecommerce.Topology.Need;
using static Ecommerce.Topology.Wake;
using static System.TimeSpan;

namespace Ecommerce.Topology.Services;

/// <summary>Inventory: how many there are. Every change by hand is a movement, so the figure can always be recomputed.</summary>
public static class Inventory
{
    public static readonly TableSpec Stock = new("Inventory", Env.InventoryTable) { Outbox = EventSource.Inventory };

    public static ServiceSpec Describe() => new("Inventory", [Stock],
    [
        new("GetStock", Get("/inventory/{productId}", Admin) with { Conditional = true, Fails = [NotFound, InvalidState] },
            FromSeconds(5), Stock.Get, Products.LookUp),
        new("AdjustStock",
            Post("/inventory/{productId}/adjustments", Admin) with
            {
                Answers = 201, IdempotencyKey = Required, Fails = [NotFound, InsufficientStock, InvalidState],
            },
            FromSeconds(10), Stock.Get, Stock.Put, Stock.Update, Products.LookUp, Products.ShowStock),
        new("ListMovements", Get("/inventory/{productId}/movements", Admin) with { Paged = true, Fails = [NotFound, InvalidState] },
            FromSeconds(5), Stock.Get, Stock.Query(), Products.LookUp),

        new("FollowCatalogue", On(ProductCreated.Event, ProductUpdated.Event, ProductDeleted.Event),
            FromSeconds(30), Stock.Get, Stock.Put, Stock.Update),
    ]);
}
