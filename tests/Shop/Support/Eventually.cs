namespace Ecommerce.Tests.Shop.Support;

/// <summary>Waits for what happens in another process. The bound is far off: it ends a test that would hang.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<bool> condition)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromMinutes(1));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), bound.Token);
        }
    }
}
