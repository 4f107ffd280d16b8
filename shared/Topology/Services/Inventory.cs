using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Contracts.Tables;
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

    private static readonly string[] s_staff = [Group.Admin, Group.Warehouse];

    // An order holds units and lets them go, and it says how many there are where they are too few. It sees nothing else of a row.
    public static TableGrant Reserve => Change(InventoryTable.Available, InventoryTable.Reserved);

    // Units that are sold leave the shelf, and those of a cancelled order come back to it. Each is a movement.
    public static TableGrant[] Sell => [Move, Stock.Put.Keys(InventoryTable.AnySku).Only(InventoryTable.MovementAttributes)];

    public static TableGrant Move => Change(InventoryTable.Available, InventoryTable.Reserved, InventoryTable.OnHand);

    public static TableGrant Count => Stock.BatchGet.Keys(InventoryTable.AnySku);

    private static TableGrant Change(params IReadOnlyList<string> counts) =>
        Stock.Update.Keys(InventoryTable.AnySku).Only([.. counts, InventoryTable.Status, InventoryTable.Version]);

    public static ServiceSpec Describe() => new("Inventory", [Stock],
    [
        new("GetStock",
            Get("/inventory/{productId}", Admin) with { Groups = s_staff, Conditional = true, Fails = [NotFound, InvalidState] },
            FromSeconds(5), Stock.Get, Products.LookUp),
        new("AdjustStock",
            Post("/inventory/{productId}/adjustments", Admin) with
            {
                Answers = 201, IdempotencyKey = Required, Groups = s_staff, Fails = [NotFound, InsufficientStock, InvalidState],
            },
            FromSeconds(10), Stock.Get, Stock.Put, Stock.Update, Products.LookUp, Products.ShowStock),
        new("SetThreshold",
            Put("/inventory/{productId}/threshold", Admin) with { Groups = s_staff, IfMatch = true, Fails = [NotFound, InvalidState] },
            FromSeconds(10), Stock.Get, Stock.Put, Stock.Update, Products.LookUp, Products.ShowStock),
        new("ReconcileStock",
            Post("/inventory/{productId}/reconciliations", Admin) with { Groups = s_staff, Fails = [NotFound, InvalidState] },
            FromSeconds(25),
            [
                Stock.Get, Stock.Put, Stock.Update, Stock.Delete, Stock.Query(), Products.LookUp, Products.ShowStock, .. Orders.Held,
            ]),
        new("ListMovements",
            Get("/inventory/{productId}/movements", Admin) with { Paged = true, Groups = s_staff, Fails = [NotFound, InvalidState] },
            FromSeconds(5), Stock.Get, Stock.Query(), Products.LookUp),

        new("FollowCatalogue", On(ProductCreated.Event, ProductUpdated.Event, ProductDeleted.Event),
            FromSeconds(30), Stock.Get, Stock.Put, Stock.Update),

        // Orders move units and say nothing of levels: there is no room for it in their transactions.
        new("FollowOrders", On(OrderCreated.Event, OrderConfirmed.Event, OrderCancelled.Event, OrderExpired.Event),
            FromSeconds(30), Stock.Get, Stock.Put, Stock.Update, Products.ShowStock),
    ]);
}
