using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Orders;

/// <summary>Takes a step of an order, however others move it meanwhile.</summary>
internal static class OrderChange
{
    /// <summary>Takes a step, decided anew for as long as others get in between.</summary>
    /// <param name="find">The order as it is now.</param>
    /// <param name="remember">The writes that remember what is answered.</param>
    public static Result<Order> Take(
        Func<Result<Order>> find, Func<Order, Act, Result<OrderStep>> decide, Func<Order, IReadOnlyList<Aws.DynamoDb.Write>> remember,
        Cause cause, OrdersApp app)
    {
        for (var attempt = 0; attempt < Limits.DecisionTriesMax; attempt++)
        {
            if (!find().TryGet(out var order, out var error)
                || !decide(order, Act.Of(cause, app.Clock)).TryGet(out var step, out error)
                || !app.Orders.Take(order, step, remember(step.After), cause).TryGet(out var stored, out error))
            {
                return error;
            }

            if (stored is Stored.Done)
            {
                return step.After;
            }
        }

        return StoreErrors.Busy;
    }

    /// <summary>A step that an admin takes from the version that the admin has seen.</summary>
    public static Result<Answer<Order>> Take(
        long version, Func<Order, Act, Result<OrderStep>> decide, ApiRequest request, OrdersApp app, int status = 200)
    {
        var stale = new Error(Problem.PreconditionFailed, "The order has changed since you read it: read it again");
        return Take(
            () => app.OwnOrder.Find(request), (order, act) => order.Version == version ? decide(order, act) : stale, _ => [],
            Cause.Of(request), app)
            .TryGet(out var after, out var error)
            ? AnswerOf(after) with { Status = status }
            : error;
    }

    public static Answer<Order> AnswerOf(Order order) => new(order) { ETag = order.ETag };
}
