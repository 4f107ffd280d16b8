namespace Ecommerce.Tests.Shop.Support;

/// <summary>Ways of calling the shop that several tests share.</summary>
internal static class Calls
{
    private const int TriesMax = 200;

    /// <summary>Repeats a call while the shop asks for a repetition, as a well-behaved client does, only without the wait.</summary>
    public static async Task<Reply> SettleAsync(Func<Task<Reply>> call)
    {
        var reply = await call();
        for (var tries = 1; IsBusy(reply) && tries < TriesMax; tries++)
        {
            reply.Has("Retry-After").ShouldBeTrue(reply.ToString());
            reply = await call();
        }

        return reply;
    }

    /// <summary>So many calls at the same time.</summary>
    public static Task<Reply[]> AtOnceAsync(int count, Func<int, Task<Reply>> call) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(() => call(i))));

    /// <summary>Every page of a list, by <c>nextCursor</c>.</summary>
    public static async Task<IReadOnlyList<Reply>> PagesAsync(Client client, string path)
    {
        var pages = new List<Reply> { await client.GetAsync(path) };
        while (pages[^1].NextCursor is { } cursor)
        {
            pages.Count.ShouldBeLessThan(TriesMax, "The list does not end");
            pages.Add(await client.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={cursor}"));
        }

        return pages;
    }

    private static bool IsBusy(Reply reply) =>
        (int)reply.Status == 503 || ((int)reply.Status == 409 && reply.Problem == "idempotency-in-progress");
}
