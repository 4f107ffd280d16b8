using System.Buffers.Text;
using System.Net;
using System.Text;
using Ecommerce.Kernel;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class ListCursorTests
{
    [Theory]
    [InlineData("/products?sort=price&limit=1")]
    [InlineData("/products?sort=-name&limit=1")]
    [InlineData("/products?category=kitchen&limit=1")]
    [InlineData("/products?minPrice=1&limit=1")]
    [InlineData("/products?q=mug&limit=1")]
    [InlineData("/admin/products?limit=1")]
    [InlineData("/admin/products?status=active&sort=newest&limit=1")]
    public async Task ACursorBelongsToOneListFilterAndOrder(string other)
    {
        await using var world = await World.StartAsync();
        await world.CreateAsync(Samples.Mug("MUG-1"));
        await world.CreateAsync(Samples.Mug("MUG-2"));
        var cursor = (await world.Anyone.GetAsync("/products?limit=1")).NextCursor;

        var refused = await world.Admin.GetAsync($"{other}&cursor={cursor}");

        refused.Status.ShouldBe(HttpStatusCode.BadRequest, refused.ToString());
        refused.Problem.ShouldBe("invalid-cursor");
    }

    [Fact]
    public async Task APageMayBeLargerThanTheOneBefore()
    {
        await using var world = await World.StartAsync();
        await Calls.AtOnceAsync(5, i => world.CreateAsync(Samples.Mug($"MUG-{i}")));
        var cursor = (await world.Anyone.GetAsync("/products?limit=1")).NextCursor;

        var rest = await world.Anyone.GetAsync($"/products?limit=50&cursor={cursor}");

        rest.Items.Count.ShouldBe(4);
    }

    [Fact]
    public async Task AListGoesOnThoughTheProductItStoppedAtIsGone()
    {
        await using var world = await World.StartAsync();
        var first = await world.CreateAsync(Samples.Mug("MUG-1").With("productName", "A"));
        await world.CreateAsync(Samples.Mug("MUG-2").With("productName", "B"));
        var cursor = (await world.Anyone.GetAsync("/products?limit=1")).NextCursor;

        await world.Admin.DeleteAsync($"/products/{first.Id}", first.ETag);
        var rest = await world.Anyone.GetAsync($"/products?cursor={cursor}");

        rest.Items.Select(i => (string)i["productName"]!).ShouldBe(["B"]);
    }

    [Fact]
    public async Task NamesOfAnyLengthAndScriptCanBePagedThrough()
    {
        await using var world = await World.StartAsync();
        static string Long(int number) => new((char)('\u4e00' + number), 200);
        await Calls.AtOnceAsync(3, i => world.CreateAsync(Samples.Mug($"M-{i}").With("productName", Long(i))));
        await world.CreateAsync(Samples.Mug("E").With("productName", "\ud83d\ude00\ud83d\ude00"));

        var pages = await Calls.PagesAsync(world.Anyone, "/products?limit=1");

        pages.SelectMany(p => p.Items).Select(i => (string)i["code"]!).ShouldBe(["E", "M-0", "M-1", "M-2"]);
        pages.ShouldAllBe(p => (p.NextCursor ?? "").Length <= Limits.CursorCharactersMax);
    }

    [Theory]
    [InlineData("/products?limit=1")]
    [InlineData("/products?limit=1&sort=price&minPrice=1000&maxPrice=2000")]
    [InlineData("/products?limit=1&sort=-price&category=kitchen&maxPrice=1250")]
    [InlineData("/products?limit=1&sort=newest&q=mug")]
    [InlineData("/admin/products?limit=1&status=active&sort=-name")]
    public async Task ACursorOfAnyFormIsTakenOrRefused(string list)
    {
        await using var world = await World.StartAsync();
        await world.CreateAsync(Samples.Mug("MUG-1"));
        await world.CreateAsync(Samples.Mug("MUG-2"));
        var (real, random) = ((await world.Admin.GetAsync(list)).NextCursor!, new Random(Seed: list.Length));

        for (var i = 0; i < 200; i++)
        {
            var cursor = Spoil(real, random);
            var reply = await world.Admin.GetAsync($"{list}&cursor={Uri.EscapeDataString(cursor)}");

            ((int)reply.Status).ShouldBeOneOf([200, 400], $"{cursor}: {reply}");
            (reply.Status == HttpStatusCode.OK || reply.Problem == "invalid-cursor").ShouldBeTrue($"{cursor}: {reply}");
        }
    }

    [Theory]
    [InlineData("active\nprd_00000000000000000000000000000001\n999999999999#prd_00000000000000000000000000000001")]
    [InlineData("active\nprd_00000000000000000000000000000001\nprd_00000000000000000000000000000001")]
    [InlineData("draft\nprd_00000000000000000000000000000001\n000000001250#prd_00000000000000000000000000000001")]
    [InlineData("active\nprd_1\n000000001250#prd_1")]
    [InlineData("active\nprd_00000000000000000000000000000001")]
    [InlineData("\n\n")]
    public async Task AForgedPlaceOutsideTheListIsRefused(string place)
    {
        await using var world = await World.StartAsync();
        await world.CreateAsync(Samples.Mug());

        var cursor = Forge("products active  1000 2000 price ", Encoding.UTF8.GetBytes(place));
        var reply = await world.Anyone.GetAsync($"/products?sort=price&minPrice=1000&maxPrice=2000&cursor={cursor}");

        reply.Status.ShouldBe(HttpStatusCode.BadRequest, reply.ToString());
        reply.Problem.ShouldBe("invalid-cursor");
    }

    [Fact]
    public async Task ACursorHasAtMost1024Characters()
    {
        await using var world = await World.StartAsync();
        const string id = "prd_00000000000000000000000000000001";
        string Place(int length) => $"active\n{id}\n{new string('a', length)} #{id}";
        var padding = 768 - 8 - Place(0).Length;

        var fits = Forge("products active    name ", Encoding.UTF8.GetBytes(Place(padding)));
        var isLonger = Forge("products active    name ", Encoding.UTF8.GetBytes(Place(padding + 1)));

        fits.Length.ShouldBe(Limits.CursorCharactersMax);
        (await world.Anyone.GetAsync($"/products?cursor={fits}")).Status.ShouldBe(HttpStatusCode.OK);
        (await world.Anyone.GetAsync($"/products?cursor={isLonger}")).Problem.ShouldBe("invalid-cursor");
    }

    [Fact]
    public async Task AForgedCursorThatIsNoTextIsRefused()
    {
        await using var world = await World.StartAsync();
        var id = "prd_00000000000000000000000000000001"u8;
        byte[] place = [.. "active\n"u8, .. id, (byte)'\n', .. Enumerable.Repeat((byte)0xff, 600), .. id];

        var reply = await world.Anyone.GetAsync($"/products?cursor={Forge("products active    name ", place)}");

        reply.Problem.ShouldBe("invalid-cursor", reply.ToString());
    }

    // The fingerprint of a list can be had from any of its cursors, so a forged one carries it.
    private static string Forge(string list, byte[] place) =>
        Base64Url.EncodeToString([.. Base64Url.DecodeFromChars(Cursor.Encode(list, "")).AsSpan(0, 8), .. place]);

    private static string Spoil(string real, Random random)
    {
        var bytes = Base64Url.DecodeFromChars(real);
        switch (random.Next(5))
        {
            case 0:
                random.NextBytes(bytes);
                break;
            case 1:
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                return real[..random.Next(real.Length)];
            case 3:
                bytes[random.Next(8, bytes.Length)] = (byte)random.Next(256);
                break;
            default:
                return new string([.. Enumerable.Range(0, random.Next(1, 60)).Select(_ => (char)random.Next(1, 0x250))]);
        }

        return Base64Url.EncodeToString(bytes);
    }
}
