using System.Net;
using Ecommerce.Tests.Shop.Support;

namespace Ecommerce.Tests.Shop.Products;

public sealed class CreateProductBodyTests
{
    private const string Right = """
        "code":"MUG-1","productName":"Blue Mug","category":"kitchen","price":{"amount":1250,"currency":"USD"}
        """;

    [Theory]
    [InlineData("{\"code\":", "/code malformed-json")]
    [InlineData("{\"tags\":[\"a\",}", "/tags/1 malformed-json")]
    [InlineData("{\"code\":\"\\ud800\"}", "/code malformed-json")]
    [InlineData("not json", " malformed-json")]
    [InlineData("", " required")]
    [InlineData("  \n ", " required")]
    [InlineData("null", " wrong-type")]
    [InlineData("[]", " wrong-type")]
    [InlineData("\"a\"", " wrong-type")]
    public async Task ABodyIsAJsonObject(string body, string fault)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.PostTextAsync("/products", body);

        refused.Status.ShouldBe(HttpStatusCode.BadRequest);
        refused.Problem.ShouldBe("validation-failed");
        refused.Headers["Content-Type"].ShouldBe("application/problem+json");
        refused.Faults.ShouldBe([fault]);
    }

    [Theory]
    [InlineData("\"colour\":\"blue\"", "/colour unknown-field")]
    [InlineData("\"id\":\"prd_1\"", "/id unknown-field")]
    [InlineData("\"Model\":\"X\"", "/Model unknown-field")]
    [InlineData("\"model\":\"X\",\"model\":\"Y\"", "/model duplicate-field")]
    [InlineData("\"model\":5", "/model wrong-type")]
    [InlineData("\"status\":\"sold\"", "/status wrong-type")]
    [InlineData("\"status\":1", "/status wrong-type")]
    [InlineData("\"status\":\"archived\"", "/status not-one-of")]
    [InlineData("\"tags\":\"a\"", "/tags wrong-type")]
    [InlineData("\"tags\":[\"a\",1]", "/tags/1 wrong-type")]
    [InlineData("\"tags\":[\"a\",null]", "/tags/1 wrong-type")]
    [InlineData("\"tags\":[\"a\",\"a\"]", "/tags repeated")]
    [InlineData("\"tags\":[\" \"]", "/tags/0 not-a-text")]
    [InlineData("\"images\":[null]", "/images/0 wrong-type")]
    [InlineData("\"images\":[\"ftp://a/b\"]", "/images/0 not-a-url")]
    [InlineData("\"productUrl\":\"//evil.example.com\"", "/productUrl not-a-url")]
    [InlineData("\"productUrl\":\"javascript:alert(1)\"", "/productUrl not-a-url")]
    [InlineData("\"description\":\"a\\u0007b\"", "/description not-a-text")]
    [InlineData("\"taxCategory\":\"Food!\"", "/taxCategory not-a-slug")]
    public async Task AnOptionalFieldIsRightOrAbsent(string field, string fault)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.PostTextAsync("/products", $"{{{Right},{field}}}");

        refused.Status.ShouldBe(HttpStatusCode.BadRequest, refused.ToString());
        refused.Problem.ShouldBe("validation-failed");
        refused.Faults.ShouldBe([fault]);
    }

    [Theory]
    [InlineData("code", "5", "/code wrong-type")]
    [InlineData("code", "null", "/code wrong-type")]
    [InlineData("code", "\"-A\"", "/code not-a-code")]
    [InlineData("code", "\"A B\"", "/code not-a-code")]
    [InlineData("code", "\"\"", "/code not-a-code")]
    [InlineData("productName", "\"  \"", "/productName not-a-text")]
    [InlineData("category", "\"Kitchen\"", "/category not-a-slug")]
    [InlineData("category", "\"a#b\"", "/category not-a-slug")]
    [InlineData("price", "1250", "/price wrong-type")]
    [InlineData("price", "{\"amount\":12.5,\"currency\":\"USD\"}", "/price/amount wrong-type")]
    [InlineData("price", "{\"amount\":\"12\",\"currency\":\"USD\"}", "/price/amount wrong-type")]
    [InlineData("price", "{\"amount\":99999999999999999999,\"currency\":\"USD\"}", "/price/amount wrong-type")]
    [InlineData("price", "{\"amount\":-1,\"currency\":\"USD\"}", "/price/amount out-of-range")]
    [InlineData("price", "{\"amount\":1,\"currency\":\"usd\"}", "/price/currency unknown-currency")]
    [InlineData("price", "{\"amount\":1,\"currency\":null}", "/price/currency wrong-type")]
    [InlineData("price", "{\"currency\":\"USD\"}", "/price/amount required")]
    public async Task ARequiredFieldIsRight(string field, string value, string fault)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.PostAsync("/products", Samples.Mug().With(field, null));
        var wrong = await world.Admin.PostTextAsync("/products", Instead(field, value));

        refused.Faults.ShouldBe([$"/{field} required"]);
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest, wrong.ToString());
        wrong.Faults.ShouldBe([fault]);
    }

    [Theory]
    [InlineData("null", "/variants/0 wrong-type")]
    [InlineData("{\"code\":\"A\"}", "/variants/0/options required")]
    [InlineData("{\"code\":\"A\",\"options\":{}}", "/variants/0/options out-of-range")]
    [InlineData("{\"code\":\"A\",\"options\":{\"size\":null}}", "/variants/0/options/size wrong-type")]
    [InlineData("{\"code\":\"A\",\"options\":{\"size\":\"S\",\"size\":\"M\"}}", "/variants/0/options/size duplicate-field")]
    [InlineData("{\"code\":\"A\",\"options\":{\"a/b\":\"\"}}", "/variants/0/options/a~1b not-a-text")]
    [InlineData("{\"code\":\"MUG-1\",\"options\":{\"size\":\"S\"}}", "/variants/0/code repeated")]
    [InlineData(
        "{\"code\":\"A\",\"options\":{\"size\":\"S\"},\"price\":{\"amount\":1,\"currency\":\"EUR\"}}",
        "/variants/0/price/currency other-currency")]
    [InlineData("{\"code\":\"A\",\"options\":{\"a\":\"S\"}},{\"code\":\"B\",\"options\":{\"a\":\"S\"}}", "/variants/1/options repeated")]
    public async Task AVariantIsRight(string variant, string fault)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.PostTextAsync("/products", $"{{{Right},\"variants\":[{variant}]}}");

        refused.Status.ShouldBe(HttpStatusCode.BadRequest, refused.ToString());
        refused.Faults.ShouldBe([fault]);
    }

    [Fact]
    public async Task AllMistakesAreToldAtOnce()
    {
        await using var world = await World.StartAsync();
        var draft = Samples.Mug(code: "-").With("productName", " ").With("category", "A").With("price", Samples.Money(-1, "XXX"));

        var refused = await world.Admin.PostAsync("/products", draft);

        refused.Faults.ShouldBe(
        [
            "/code not-a-code", "/productName not-a-text", "/category not-a-slug", "/price/amount out-of-range",
            "/price/currency unknown-currency",
        ]);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/xml")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonp")]
    public async Task ABodyIsSentAsJson(string contentType)
    {
        await using var world = await World.StartAsync();

        var refused = await world.Admin.PostTextAsync("/products", $"{{{Right}}}", contentType);

        refused.Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        refused.Problem.ShouldBe("unsupported-media-type");
    }

    [Theory]
    [InlineData(262_144, HttpStatusCode.Created)]
    [InlineData(262_145, HttpStatusCode.RequestEntityTooLarge)]
    public async Task ABodyHasAtMost256Kilobytes(int bytes, HttpStatusCode status)
    {
        await using var world = await World.StartAsync();

        var reply = await world.Admin.PostTextAsync("/products", $"{{{Right}}}".PadRight(bytes));

        reply.Status.ShouldBe(status, reply.ToString());
    }

    [Fact]
    public async Task ABodyNestsAtMost32Levels()
    {
        await using var world = await World.StartAsync();

        var deep = await world.Admin.PostTextAsync("/products", $"{{\"tags\":{new string('[', 32)}{new string(']', 32)}}}");

        deep.Status.ShouldBe(HttpStatusCode.BadRequest);
        deep.Faults.ShouldHaveSingleItem().ShouldEndWith("malformed-json");
    }

    private static string Instead(string field, string value)
    {
        var body = Samples.Mug().With(field, null).ToJsonString();
        return $"{body[..^1]},\"{field}\":{value}}}";
    }
}
