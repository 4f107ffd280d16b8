using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Contracts.Tables;
using Ecommerce.Kernel;
using static Ecommerce.Kernel.Problem;
using static Ecommerce.Topology.Access;
using static Ecommerce.Topology.Need;
using static Ecommerce.Topology.Wake;
using static System.TimeSpan;

namespace Ecommerce.Topology.Services;

/// <summary>Orders: from the basket to the door. Stock moves in the order's own transaction, so that nothing is sold twice.</summary>
public static class Orders
{
    public static readonly TableSpec Table = new("Orders", Env.OrdersTable)
    {
        Outbox = EventSource.Orders,
        Indexes =
        [
            new(OrdersTable.CustomerIndex, OrdersTable.CustomerKeyName, OrdersTable.PlacedAtId), new("byEmail", "emailKey", "placedAtId"),
            new("byStatusDay", "statusDay", "placedAtId"),
            new(OrdersTable.PendingIndex, OrdersTable.PendingShard, OrdersTable.ExpiresAtId),
        ],
    };

    private static readonly string[] s_desk = [Group.Admin, Group.Support];

    // Inventory recounts what pending orders hold.
    public static TableGrant[] Held =>
    [
        Table.Query(OrdersTable.PendingIndex).Keys(OrdersTable.AnyShard),
        Table.BatchGet.Keys(OrdersTable.AnyOrder),
    ];

    // What a list of one's own orders shows, and nothing of anybody else's.
    public static TableGrant ListOwnBriefly(string customer) => Table.Query(OrdersTable.CustomerIndex)
        .Keys(OrdersTable.CustomerKey(customer)).Only(OrdersTable.BriefAttributes);

    // Whatever its code does, what handles orders changes neither the tax table nor a coupon.
    private static TableGrant Read => Table.Get.Keys(OrdersTable.AnyOrder);

    private static Grant[] Change => [Read, Table.Put.Keys(OrdersTable.AnyOrder, OutboxRow.Partition("*"))];

    private static TableGrant Place => Table.Put.Keys(OrdersTable.AnyNumber, OrdersTable.AnyCouponUse);

    private static Grant[] GiveBack => [Checkout.SeeUse, Checkout.CountUse, Checkout.ForgetUse];

    private static Grant[] ListOwn => [Table.Query(OrdersTable.CustomerIndex, "byEmail")];

    // What is not paid for gives back what it reserved, what is paid for what it bought.
    private static Grant[] Cancel => [.. Change, .. Inventory.Sell, .. GiveBack];

    private static Grant[] Release => [.. Change, Inventory.Reserve, .. GiveBack];

    public static ServiceSpec Describe() => new("Orders", [Table, Carts.Table],
    [
        new("PlaceOrder",
            Post("/orders", SignedIn) with
            {
                Groups = s_desk,
                Answers = 201, IdempotencyKey = Required, Fails = [Forbidden, NotFound, InsufficientStock, PriceChanged],
            },
            FromSeconds(10),
            // The function cancels too, so the right that selling takes is there; one to reserve only would add nothing.
            [.. Change, Place, Inventory.Move, Inventory.Count, Checkout.Terms, Checkout.CountUse, .. Products.Sell]),
        new("GetOrder", Get("/orders/{id}", Owner) with { Conditional = true, Groups = Group.All }, FromSeconds(5), Read),
        new("ListOrders", Get("/orders", SignedIn) with { Paged = true, Groups = Group.All }, FromSeconds(5), [.. ListOwn, Read]),
        new("GetTimeline", Get("/orders/{id}/events", Owner) with { Groups = Group.All }, FromSeconds(5), Read),
        new("FindTimeline", Get("/orders/events", SignedIn) with { Paged = true, Groups = Group.All }, FromSeconds(5), ListOwn),
        new("CancelOrder",
            Post("/orders/{id}/cancel", Owner) with { IdempotencyKey = Optional, Groups = s_desk, Fails = [InvalidState] },
            FromSeconds(10), Cancel),
        new("CancelOrderByQuery",
            Delete("/orders", SignedIn) with { Answers = 200, Groups = s_desk, Fails = [ValidationFailed, NotFound, InvalidState] },
            FromSeconds(10), Cancel),

        new("ListAllOrders", Get("/admin/orders", Admin) with { Paged = true, Groups = Group.All },
            FromSeconds(5), Table.Query("byStatusDay")),
        new("ConfirmOrder",
            Post("/orders/{id}/confirmation", Admin) with
            {
                IfMatch = true, Groups = s_desk, Fails = [NotFound, InvalidState, InsufficientStock],
            },
            FromSeconds(10), [.. Change, .. Inventory.Sell]),
        new("FulfilOrder",
            Post("/orders/{id}/fulfilments", Admin) with
            {
                Answers = 201, IfMatch = true, Groups = [Group.Admin, Group.Warehouse], Fails = [NotFound, InvalidState],
            },
            FromSeconds(5), Change),

        new("ExpireReservation", On(OrderCreated.Event) with { Delay = Limits.ReservationKept },
            FromSeconds(30), Release),
        new("SweepReservations", EveryMinute, FromSeconds(50), [.. Release, Table.Query(OrdersTable.PendingIndex)]),
        new("CloseOrders", EveryDay, FromMinutes(5), [.. Change, Table.Query("byStatusDay")]),

        .. Checkout.Operations,
        .. Carts.Operations,
    ]);
}
