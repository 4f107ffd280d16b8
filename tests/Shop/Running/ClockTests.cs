using System.Globalization;
using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Running;

public sealed class ClockTests
{
    [Fact]
    public async Task WhatIsDueExpiresWhenTheTimeIsMovedAndFunctionsAndTheNextStartKnowTheTime()
    {
        using var folder = new DataFolderOfTest();
        await using (var shop = await RunningLocal.StartAsync(folder))
        {
            using var admin = await shop.SignInAsync("admin");
            var before = TimeOf(await admin.PostAsync("products", Samples.Mug("MUG-1")));

            var moved = await ClockAsync(folder, "clock", "advance", "1h30m");

            moved.ShouldContain("ahead by 1h30m");
            (await admin.GetAsync("admin/products")).Status.ShouldBe(HttpStatusCode.Unauthorized);
            using var again = await shop.SignInAsync("admin");
            var after = TimeOf(await again.PostAsync("products", Samples.Mug("MUG-2")));
            (after - before).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(90));
            (await ClockAsync(folder, "clock")).ShouldContain("ahead by 1h30m");
            await shop.StopAsync();
        }

        (await ClockAsync(folder, "clock", "advance", "30m")).ShouldContain("ahead by 2h");
        await using var next = await RunningLocal.StartAsync(folder);
        using var later = await next.SignInAsync("admin");

        var created = await later.PostAsync("products", Samples.Mug("MUG-3"));

        (TimeOf(created) - TimeProvider.System.GetUtcNow()).ShouldBeInRange(TimeSpan.FromMinutes(119), TimeSpan.FromMinutes(120));
    }

    [Theory]
    [InlineData("soon", 2, "'soon' is no duration; write 90s, 20m, 1h30m or 2d")]
    [InlineData("0s", 2, "'0s' is no duration")]
    [InlineData("-5m", 2, "")]
    [InlineData("5m1h", 2, "'5m1h' is no duration")]
    [InlineData("1801d", 1, "The shop's time may be at most 1800 days ahead of the machine's")]
    public async Task ATimeThatCannotBeMovedToIsOneLine(string duration, int exitCode, string words)
    {
        using var folder = new DataFolderOfTest();

        var refused = await RunningLocal.RunAsync("clock", "advance", duration, "--data", folder.Paths.Root);

        refused.ExitCode.ShouldBe(exitCode, refused.Complained);
        refused.Complained.ShouldContain(words);
        (await ClockAsync(folder, "clock")).ShouldContain("as the machine's");
    }

    private static DateTimeOffset TimeOf(Reply created)
    {
        created.Status.ShouldBe(HttpStatusCode.Created, created.ToString());
        return DateTimeOffset.Parse((string)created.Body["createdAt"]!, CultureInfo.InvariantCulture);
    }

    private static async Task<string> ClockAsync(DataFolderOfTest folder, params string[] arguments)
    {
        var ended = await RunningLocal.RunAsync([.. arguments, "--data", folder.Paths.Root]);
        ended.ExitCode.ShouldBe(0, ended.Complained);
        return ended.Told;
    }
}
