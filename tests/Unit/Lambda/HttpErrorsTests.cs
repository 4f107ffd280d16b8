using System.Text;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class HttpErrorsTests
{
    [Fact]
    public void AProblemSaysWhatIsWrongAndWhere()
    {
        var error = Error.Invalid(
            new Fault("/items/0/quantity", "insufficient-stock", "Only 2 are left") { Available = 2 },
            new Fault("?limit", "out-of-range", "Between 1 and 100"),
            new Fault("If-Match", "required", "Send the ETag that you read"),
            new Fault("", "required", "A JSON body is required"));

        var response = HttpErrors.Render(error, "/orders", "req-1");

        response.Status.ShouldBe(400);
        response.Header("content-type").ShouldBe("application/problem+json");
        response.Header("Cache-Control").ShouldBe("no-store");
        Encoding.UTF8.GetString(response.Body.Span).ShouldBe(
            World.Line("""
            {"type":"https://errors.serverless-ecommerce.dev/validation-failed","title":"The request is not valid",
            "status":400,"detail":"4 parts of the request are not valid","instance":"/orders","requestId":"req-1",
            "errors":[{"pointer":"/items/0/quantity","code":"insufficient-stock","detail":"Only 2 are left","available":2},
            {"parameter":"limit","code":"out-of-range","detail":"Between 1 and 100"},{"header":"If-Match","code":"required",
            "detail":"Send the ETag that you read"},{"pointer":"","code":"required","detail":"A JSON body is required"}]}
            """));
    }

    [Theory]
    [InlineData(0, "1")]
    [InlineData(1.2, "2")]
    [InlineData(30, "30")]
    public void WaitingIsToldInWholeSecondsRoundedUp(double seconds, string expected)
    {
        var error = new Error(Problem.RateLimited, "Slower") { RetryAfter = TimeSpan.FromSeconds(seconds) };

        HttpErrors.Render(error, "/", "r").Header("Retry-After").ShouldBe(expected);
    }

    [Fact]
    public void WhatARepetitionWouldNotMendHasNoRetryAfter() =>
        HttpErrors.Render(Error.NotFound("such thing"), "/", "r").Header("Retry-After").ShouldBeNull();

    [Fact]
    public void AnUnauthenticatedAnswerNamesTheScheme() =>
        HttpErrors.Render(new Error(Problem.Unauthenticated, "Sign in"), "/", "r").Header("WWW-Authenticate").ShouldBe("Bearer");

    [Fact]
    public void TextOfTheClientIsEscaped()
    {
        var response = HttpErrors.Render(Error.NotFound("\"x\"\n\ud800"), "/a\"b", "r");

        World.Json(Encoding.UTF8.GetString(response.Body.Span)).GetProperty("detail").GetString().ShouldBe("There is no \"x\"\n\ufffd");
    }

    [Fact]
    public void TheFaultsToldHaveABound()
    {
        var faults = Enumerable.Range(0, LambdaLimits.FaultsMax + 1).Select(i => new Fault($"/{i}", "x", "y")).ToList();
        var response = HttpErrors.Render(Error.Invalid(faults), "/", "r");

        World.Json(Encoding.UTF8.GetString(response.Body.Span)).GetProperty("errors").GetArrayLength().ShouldBe(LambdaLimits.FaultsMax);
    }
}
