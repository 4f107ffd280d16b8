namespace Ecommerce.Bench.DynamoDb;

/// <summary>One client of the soak: what it does is drawn apart from what it does it to.</summary>
internal sealed class SoakClient(OwnClient client, Draw draw, TimeProvider clock) : IDisposable
{
    // Of the table's clock, which is fast: about two seconds of ours.
    private static readonly TimeSpan s_lifetime = TimeSpan.FromMinutes(30);

    public long Gets { get; private set; }

    public long Hits { get; private set; }

    public async Task RunAsync(int count, CancellationToken cancellation)
    {
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            await (draw.Below(20) switch
            {
                < 10 => GetAsync(),
                < 17 => client.PutAsync(Varied(draw.Product())),
                < 19 => TransactAsync(),
                _ => client.DeleteAsync(draw.Key()),
            });
        }
    }

    public void Dispose() => client.Dispose();

    private async Task GetAsync()
    {
        Gets++;
        Hits += await client.GetAsync(draw.Key()) ? 1 : 0;
    }

    private Task TransactAsync()
    {
        var (first, second) = draw.Two();
        return client.TransactAsync(Varied(first), Varied(second), draw.Counter());
    }

    // Of any length, and one in ten expires.
    private Product Varied(Product product) => product with
    {
        Text = Draw.Text[..draw.Below(Draw.Text.Length)],
        Expires = draw.Below(10) == 0 ? (clock.GetUtcNow() + s_lifetime).ToUnixTimeSeconds() : null,
    };
}
