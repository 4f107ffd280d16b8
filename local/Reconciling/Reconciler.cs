using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Ecommerce.Local.Seeding;

namespace Ecommerce.Local.Reconciling;

/// <summary>What a reconciliation of the whole shop came to.</summary>
/// <param name="Drifting">SKUs whose rows were wrong.</param>
/// <param name="Mended">Of those, how many are right now: repaired, or right again by themselves.</param>
public sealed record ReconcileReport(int Counted, int Drifting, int Mended)
{
    public int Left => Drifting - Mended;

    public override string ToString() =>
        $"{Counted} SKUs counted: {(Drifting == 0 ? "none drifts" : $"{Drifting} drifted, {Mended} mended, {Left} left")}";
}

/// <summary>Counts every SKU of the catalogue anew through the API, as any admin could, and repairs those that have settled.</summary>
/// <param name="say">Is told one line for each SKU that drifts, and one for what became of it.</param>
public sealed class Reconciler(ShopClient shop, Action<string> say)
{
    /// <param name="settle">Waits for a moment of the shop's time. Null: nothing is to be repaired.</param>
    public async Task<ReconcileReport> RunAsync(Func<DateTimeOffset, Task>? settle, CancellationToken cancellation)
    {
        var skus = (await shop.ProductsByCodeAsync(cancellation)).Values.SelectMany(SkusOf).ToList();
        var drifts = await DriftsAsync(skus, cancellation);
        foreach (var drift in drifts)
        {
            say(drift.ToString());
        }

        var mended = 0;
        if (settle is not null && drifts.Count > 0)
        {
            await settle(drifts.Max(drift => drift.RecheckAfter));
            foreach (var drift in drifts)
            {
                mended += await IsMendedAsync(drift, cancellation) ? 1 : 0;
            }
        }

        return new(skus.Count, drifts.Count, mended);
    }

    private async Task<IReadOnlyList<SkuDrift>> DriftsAsync(List<(string Code, string Sku)> skus, CancellationToken cancellation)
    {
        var drifts = new ConcurrentBag<SkuDrift>();
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = LocalLimits.RequestsParallel, CancellationToken = cancellation };
        await Parallel.ForEachAsync(skus, parallel, async (one, stopping) =>
        {
            // What cannot be counted is a failure of the whole run: nobody may take its silence for a good sign.
            var (answer, refusal) = await shop.ReconcileAsync(one.Sku, apply: false, stopping);
            if ((bool)(answer ?? throw new LocalException($"{one.Code}: {refusal}"))["isDrift"]!)
            {
                drifts.Add(SkuDrift.Of(one.Code, answer));
            }
        });
        return [.. drifts.OrderBy(drift => drift.Code, StringComparer.Ordinal)];
    }

    private async Task<bool> IsMendedAsync(SkuDrift drift, CancellationToken cancellation)
    {
        var (answer, refusal) = await shop.ReconcileAsync(drift.Sku, apply: true, cancellation);
        var isApplied = answer is not null && (bool)answer["applied"]!;
        say($"{drift.Code}  {(refusal ?? (isApplied ? "repaired" : "is right again"))}");
        return refusal is null;
    }

    private static IEnumerable<(string Code, string Sku)> SkusOf(JsonObject product) =>
        (product["variants"]!.AsArray() is { Count: > 0 } variants ? variants.Select(variant => variant!.AsObject()) : [product])
        .Select(sku => ((string)sku["code"]!, (string)sku["id"]!));
}
