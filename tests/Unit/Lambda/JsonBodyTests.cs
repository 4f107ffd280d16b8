using System.Text;
using Ecommerce.Kernel;
using Ecommerce.Lambda;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class JsonBodyTests
{
    private const string Good = """{"name":"mug","price":{"amount":1250,"currency":"EUR"},"lines":[{"sku":"a","quantity":1}]}""";

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; charset=UTF-8")]
    [InlineData("application/json;charset=\"utf-8\"")]
    public void AGoodBodyIsItsValue(string contentType)
    {
        JsonBody.Read(Bytes(Good), contentType, TestJson.Default.NewThing).TryGet(out var thing, out _).ShouldBeTrue();

        thing!.Name.ShouldBe("mug");
        thing.Price.ShouldBe(new Price(1250, "EUR"));
        thing.Lines.ShouldBe([new Line("a", 1)]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("text/plain")]
    [InlineData("application/json-patch+json")]
    [InlineData("application/json; charset=iso-8859-1")]
    public void AnotherContentTypeIsUnsupported(string? contentType) =>
        Refusal(Good, contentType).Problem.ShouldBe(Problem.UnsupportedMediaType);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    public void AMissingBodyIsRequired(string body)
    {
        var error = Refusal(body, contentType: null);

        error.Problem.ShouldBe(Problem.ValidationFailed);
        error.Faults.ShouldBe([new Fault("", "required", "A JSON body is required")]);
    }

    [Fact]
    public void ABodyMayHaveAsManyBytesAsTheBoundAndNotOneMore()
    {
        var most = Good + new string(' ', LambdaLimits.BodyBytesMax - Good.Length);

        JsonBody.Read(Bytes(most), "application/json", TestJson.Default.NewThing).TryGet(out _, out _).ShouldBeTrue();
        Refusal(most + " ").Problem.ShouldBe(Problem.PayloadTooLarge);
    }

    [Theory]
    [InlineData("{", "")]
    [InlineData("nonsense", "")]
    [InlineData("""{"name":"mug",}""", "/name")]
    [InlineData("""{"name":tru}""", "/name")]
    [InlineData("""{"lines":[{"sku":"a"},{"sku":nul}]}""", "/lines/1/sku")]
    [InlineData("""{"lines":[1,2,!]}""", "/lines/2")]
    [InlineData("""{"a/b":{"c~d":'x'}}""", "/a~1b/c~0d")]
    [InlineData("""{"name":"half \ud800"}""", "/name")]
    [InlineData("""{"name":"mug"} trailing""", "")]
    [InlineData("""{"name":"mug"}{}""", "")]
    [InlineData("""{"name":"mug" /* why */}""", "/name")]
    public void BrokenJsonPointsToTheInnermostValueThatWasBegun(string body, string pointer)
    {
        var fault = Refusal(body).Faults.ShouldHaveSingleItem();

        (fault.Where, fault.Code).ShouldBe((pointer, "malformed-json"));
    }

    [Fact]
    public void BytesThatAreNotUtf8AreMalformed()
    {
        byte[] body = [.. "{\"name\":\""u8, 0xC3, 0x28, .. "\"}"u8];

        JsonBody.Read(body, "application/json", TestJson.Default.NewThing).TryGet(out _, out var error).ShouldBeFalse();

        error!.Faults.ShouldBe([new Fault("", "malformed-json", "The body must be valid UTF-8")]);
    }

    [Fact]
    public void NestingHasABound()
    {
        var deep = string.Concat(Enumerable.Repeat("[", LambdaLimits.BodyDepthMax + 1));
        var fault = Refusal($$"""{"note":{{deep}}""").Faults.ShouldHaveSingleItem();

        fault.Code.ShouldBe("malformed-json");
        fault.Detail.ShouldBe("The body must nest at most 32 levels");
    }

    [Theory]
    [InlineData("""{"name":1,"price":{"amount":1,"currency":"EUR"},"lines":[]}""", "/name", "Expected a string")]
    [InlineData("""{"name":"m","price":"free","lines":[]}""", "/price", "Expected an object")]
    [InlineData("""{"name":"m","price":{"amount":1,"currency":"EUR"},"lines":{}}""", "/lines", "Expected an array")]
    [InlineData("""{"name":"m","price":{"amount":1.5,"currency":"EUR"},"lines":[]}""", "/price/amount",
        "Expected a whole number from -9223372036854775808 to 9223372036854775807")]
    [InlineData("""{"name":"m","price":{"amount":1,"currency":"EUR"},"lines":[{"sku":"a","quantity":3000000000}]}""", "/lines/0/quantity",
        "Expected a whole number from -2147483648 to 2147483647")]
    [InlineData("""{"name":null,"price":{"amount":1,"currency":"EUR"},"lines":[]}""", "/name", "The field must not be null")]
    [InlineData("""{"name":"m","price":{"amount":null,"currency":"EUR"},"lines":[]}""", "/price/amount", "The field must not be null")]
    [InlineData("""{"name":"m","price":{"amount":1,"currency":"EUR"},"lines":[],"stock":{"a/b":"x"}}""", "/stock/a~1b",
        "Expected a whole number from -2147483648 to 2147483647")]
    [InlineData("""{"name":"m","price":{"amount":1,"currency":"EUR"},"lines":[],"from":"soon"}""", "/from",
        "Expected an RFC 3339 time such as 2026-11-22T13:08:00Z")]
    [InlineData("""{"name":"m","price":{"amount":1,"currency":"EUR"},"lines":[],"shelf":"Roof"}""", "/shelf",
        "Expected one of the known values")]
    [InlineData("null", "", "The body must not be null")]
    [InlineData("[]", "", "Expected an object")]
    [InlineData("\"text\"", "", "Expected an object")]
    public void AValueOfAnotherKindIsPointedTo(string body, string pointer, string detail) =>
        Refusal(body).Faults.ShouldBe([new Fault(pointer, "wrong-type", detail)]);

    [Theory]
    [InlineData("""{"name":"m","price":{"amount":1,"currency":"EUR"},"lines":[],"colour":"red"}""", "/colour")]
    [InlineData("""{"name":"m","price":{"amount":1,"currency":"EUR","tax/rate":1},"lines":[]}""", "/price/tax~1rate")]
    [InlineData("""{"name":"m","price":{"amount":1,"currency":"EUR"},"lines":[{"sku":"a","quantity":1,"~":0}]}""", "/lines/0/~0")]
    [InlineData("""{"name":"m","price":{"amount":1,"currency":"EUR"},"lines":[],"Name":"m"}""", "/Name")]
    public void AFieldThatWeDoNotKnowIsPointedTo(string body, string pointer) =>
        Refusal(body).Faults.ShouldBe([new Fault(pointer, "unknown-field", "There is no such field")]);

    [Fact]
    public void EveryMissingFieldIsPointedToAtOnce() => Refusal("""{"lines":[{"sku":"a"}],"price":{}}""").Faults.ShouldBe(
    [
        new Fault("/lines/0/quantity", "required", "The field is required"),
        new Fault("/price/amount", "required", "The field is required"),
        new Fault("/price/currency", "required", "The field is required"),
        new Fault("/name", "required", "The field is required"),
    ]);

    [Fact]
    public void FaultsOfDifferentKindsAreToldTogether() =>
        Refusal("""{"name":1,"price":{"amount":1,"currency":"EUR"},"lines":null,"x":0}""").Faults
            .Select(fault => $"{fault.Where} {fault.Code}")
            .ShouldBe(["/name wrong-type", "/lines wrong-type", "/x unknown-field"]);

    [Fact]
    public void AFieldThatIsThereTwiceIsRefused() =>
        Refusal("""{"name":"a","name":"b","price":{"amount":1,"currency":"EUR"},"lines":[]}""").Faults
            .ShouldBe([new Fault("/name", "duplicate-field", "The field is there more than once")]);

    [Fact]
    public void TheListOfFaultsHasABound()
    {
        var unknown = string.Join(',', Enumerable.Range(0, LambdaLimits.FaultsMax + 1).Select(i => $"\"x{i}\":0"));

        Refusal($$"""{{{unknown}}}""").Faults.Count.ShouldBe(LambdaLimits.FaultsMax);
    }

    [Theory]
    [InlineData("""{"items":[{"code":"abc"},{"code":"toolong"}]}""", "/items/1/code")]
    [InlineData("""{"items":[],"byName":{"a.b":{"code":"toolong"}}}""", "/byName/a.b/code")]
    [InlineData("""{"items":[],"byName":{"a/b~":{"code":7}}}""", "/byName/a~1b~0/code")]
    public void AFieldWithItsOwnConverterIsPointedToByTheSerializersPath(string body, string pointer)
    {
        JsonBody.Read(Bytes(body), "application/json", TestJson.Default.CodedList).TryGet(out _, out var error).ShouldBeFalse();

        error!.Faults.ShouldBe([new Fault(pointer, "wrong-type", "This value cannot be taken here")]);
    }

    [Property]
    public void WhateverTheBytesTheyAreAValueOrFaults(byte[] noise, byte at)
    {
        byte[] spoiled = [.. Bytes(Good)[..(at % Good.Length)], .. noise, .. Bytes(Good)[(at % Good.Length)..]];

        foreach (var body in (byte[][])[noise, spoiled])
        {
            var isValue = JsonBody.Read(body, "application/json", TestJson.Default.NewThing).TryGet(out _, out var error);
            (isValue || error!.Faults.Count > 0).ShouldBeTrue();
        }
    }

    [Fact]
    public void NoMessageNamesATypeOfTheProgram()
    {
        foreach (var body in (string[])["[]", "{}", """{"name":{}}""", """{"price":[]}""", """{"lines":[3]}"""])
        {
            var error = Refusal(body);
            var text = error.Detail + string.Concat(error.Faults.Select(fault => fault.Detail));
            text.ShouldNotContain("System", Case.Sensitive);
            text.ShouldNotContain(nameof(NewThing), Case.Sensitive);
        }
    }

    private static Error Refusal(string body, string? contentType = "application/json")
    {
        JsonBody.Read(Bytes(body), contentType, TestJson.Default.NewThing).TryGet(out _, out var error).ShouldBeFalse();
        return error!;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
