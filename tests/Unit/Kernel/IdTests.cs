using System.Text.Json;
using Ecommerce.Contracts;
using Ecommerce.Contracts.Events;
using Ecommerce.Kernel;
using Ecommerce.Tests.Unit.Aws;
using FsCheck;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Kernel;

public sealed class IdTests
{
    private const string Digits = "01938c2f6c5a7b3e9d0a4f1b2c3d4e5f";

    private static readonly JsonSerializerOptions s_json = new() { Converters = { new IdConverter<ProductId>() } };

    [Fact]
    public void ANewIdIsOneOfItsKind()
    {
        var clock = new FakeClock();

        Id.TryParse<ProductId>(Id.New<ProductId>(clock).Text, out _).ShouldBeTrue();
        Id.TryParse<VariantId>(Id.New<VariantId>(clock).Text, out _).ShouldBeTrue();
        Id.TryParse<MovementId>(Id.New<MovementId>(clock).Text, out _).ShouldBeTrue();
        Id.TryParse<EventId>(Id.New<EventId>(clock).Text, out _).ShouldBeTrue();
    }

    [Fact]
    public void AnIdIsAVersion7Uuid()
    {
        var digits = Id.New<ProductId>(new FakeClock()).Text["prd_".Length..];

        digits[12].ShouldBe('7');
        digits[16].ShouldBeOneOf('8', '9', 'a', 'b');
    }

    [Property]
    public bool IdsSortByTheMillisecondTheyWereMadeIn(PositiveInt milliseconds)
    {
        var clock = new FakeClock();
        var before = Id.New<ProductId>(clock);
        clock.Advance(TimeSpan.FromMilliseconds(milliseconds.Get));

        return string.CompareOrdinal(before.Text, Id.New<ProductId>(clock).Text) < 0;
    }

    [Fact]
    public void NoTwoAreTheSame()
    {
        var clock = new FakeClock();

        Enumerable.Range(0, 10_000).Select(_ => Id.New<ProductId>(clock)).Distinct().Count().ShouldBe(10_000);
    }

    [Fact]
    public void WhatIsReadIsWhatWasWritten()
    {
        var id = Id.New<ProductId>(new FakeClock());

        Id.TryParse<ProductId>(id.Text, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(id);
        JsonSerializer.Deserialize<ProductId>(JsonSerializer.Serialize(id, s_json), s_json).ShouldBe(id);
        JsonSerializer.Serialize(id, s_json).ShouldBe($"\"{id}\"");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("prd_")]
    [InlineData(Digits)]
    [InlineData("var_" + Digits)]
    [InlineData("PRD_" + Digits)]
    [InlineData("prd-" + Digits)]
    [InlineData("prd_" + Digits + "0")]
    [InlineData("prd_" + Digits + "\n")]
    [InlineData(" prd_" + Digits)]
    [InlineData("prd_01938C2F6C5A7B3E9D0A4F1B2C3D4E5F")]
    [InlineData("prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5g")]
    [InlineData("prd_01938c2f6c5a7b3e9d0a4f1b2c3d4e5")]
    [InlineData("prd_01938c2f-6c5a-7b3e-9d0a-4f1b2c3d")]
    [InlineData("prd_٠1938c2f6c5a7b3e9d0a4f1b2c3d4e5f")]
    public void WhatIsNotExactlyAnIdIsRefused(string? text)
    {
        Id.TryParse<ProductId>(text, out var id).ShouldBeFalse();
        id.ShouldBe(default);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ProductId>(JsonSerializer.Serialize(text), s_json));
    }

    [Theory]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("[\"prd_" + Digits + "\"]")]
    public void WhatIsNoTextIsNoId(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize<ProductId>(json, s_json));

    [Property]
    public bool NoTextMakesItThrow(string? text) => !Id.TryParse<ProductId>(text, out _) || text!.Length == 36;

    [Theory]
    [InlineData("prd_" + Digits, true, false)]
    [InlineData("var_" + Digits, true, true)]
    [InlineData("mov_" + Digits, false, false)]
    [InlineData(null, false, false)]
    public void ASkuIsAProductOrAVariant(string? text, bool isOne, bool isVariant)
    {
        Sku.TryParse(text, out var sku).ShouldBe(isOne);
        sku.IsVariant.ShouldBe(isVariant);
    }
}
