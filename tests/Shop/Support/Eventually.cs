namespace Ecommerce.Tests.Shop.Support;

/// <summary>
/// Waits for what happens in another process, or in this one without anybody waiting for it. The bound is far off: it ends a test that
/// would hang.
/// </summary>
internal static class Eventually
{
    public static Task TrueAsync(Func<bool> condition) => TrueAsync(() => Task.FromResult(condition()));

    public static async Task TrueAsync(Func<Task<bool>> condition)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bound.CancelAfter(TimeSpan.FromMinutes(1));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), bound.Token);
        }
    }
}
