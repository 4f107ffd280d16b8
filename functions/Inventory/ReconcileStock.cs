using Ecommerce.Contracts;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using Ecommerce.Stores;

namespace Ecommerce.Functions.Inventory;

/// <param name="Apply">Repairs a drift that has settled; otherwise it is only looked for.</param>
public sealed record ReconciliationDraft(bool Apply);

/// <summary>What a SKU's row said, and what it should say.</summary>
/// <param name="Version">Of the stock: after the repair, where there was one.</param>
/// <param name="RecheckAfter">From when on the drift can be repaired, if it is still there; null: there is nothing to repair.</param>
public sealed record Reconciliation(
    string Sku, Counts Stored, Counts Counted, bool IsDrift, bool Applied, long Version, DateTimeOffset? RecheckAfter);

/// <summary>
/// POST /inventory/{productId}/reconciliations: counts a SKU anew, and repairs what was wrong for a while and has not moved
/// (docs/decisions/0028).
/// </summary>
public static class ReconcileStock
{
    public static Result<Answer<Reconciliation>> Handle(ReconciliationDraft draft, ApiRequest request, InventoryApp app)
    {
        if (!Sku.TryParse(request.PathParameter("productId"), out var sku))
        {
            return Error.NotFound("such product or variant");
        }

        for (var attempt = 0; attempt < Limits.DecisionTriesMax; attempt++)
        {
            if (!Look.At(sku, app).TryGet(out var look, out var error))
            {
                return error;
            }

            // What moved while it was counted was not counted right.
            if (!look.IsSharp)
            {
                continue;
            }

            var result = Settle(look, draft.Apply, Cause.Of(request), app);
            if (!result.TryGet(out var settled, out error))
            {
                return error;
            }

            if (settled.Reconciliation is { } reconciliation)
            {
                return new Answer<Reconciliation>(reconciliation);
            }
        }

        return StoreErrors.Busy;
    }

    private static Result<Settled> Settle(Look look, bool apply, Cause cause, InventoryApp app)
    {
        var known = app.Drifts.Find(look.Stock.Sku);
        if (!look.IsDrift)
        {
            if (known is not null)
            {
                app.Drifts.Forget(look.Stock.Sku);
            }

            return new Settled(look.Tell());
        }

        if (known?.IsOf(look.Stock.Version, look.Counted) is not true)
        {
            known = new(look.Stock.Version, look.Counted, Timestamp.Now(app.Clock));
            app.Drifts.Remember(look.Stock.Sku, known);
        }

        return !apply ? new Settled(look.Tell() with { RecheckAfter = known.SettlesAt })
            : look.BeganAt < known.SettlesAt ? Unsettled(known, app)
            : look.Impossible() is { } impossible ? impossible
            : Repair(look, cause, app);
    }

    private static Result<Settled> Repair(Look look, Cause cause, InventoryApp app)
    {
        var (onHand, reserved, available) = look.Counted;
        var after = look.Stock with { OnHand = onHand, Reserved = reserved, Available = available };
        return app.Stock.Change(look.Stock, after, [app.Drifts.Gone(look.Stock.Sku)], cause).TryGet(out var stored, out var error)
            ? new Settled(stored is Stored.Done ? look.Tell() with { Applied = true, Version = look.Stock.Version + 1 } : null)
            : error;
    }

    private static Error Unsettled(Drift drift, InventoryApp app) => new(
        Problem.InvalidState,
        $"The drift may be an order that was placed a moment ago: ask again after {Timestamp.Format(drift.SettlesAt)}. " +
        "It is repaired if nothing of the stock has moved by then")
    {
        RetryAfter = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling((drift.SettlesAt - app.Clock.GetUtcNow()).TotalSeconds))),
    };

    /// <param name="Reconciliation">Null: the stock moved before it was repaired.</param>
    private readonly record struct Settled(Reconciliation? Reconciliation);
}
