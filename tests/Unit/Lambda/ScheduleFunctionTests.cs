using System.Text;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class ScheduleFunctionTests : IDisposable
{
    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("anything")]
    public void ItDoesItsWorkWhateverTheEventSays(string payload)
    {
        var rounds = 0;
        ByteBuffer response = new();

        _world.Try(ScheduleFunction.Create(_world.Host, "Sweep", () => rounds++), Encoding.UTF8.GetBytes(payload), response).ShouldBeNull();

        (rounds, Encoding.UTF8.GetString(response.Span)).ShouldBe((1, "null"));
        _world.Logged("invocation").ShouldHaveSingleItem().GetProperty("operation").GetString().ShouldBe("Sweep");
    }

    [Fact]
    public void WhatItThrowsIsTheRoundsFailure() => _world
        .Try(ScheduleFunction.Create(_world.Host, "Sweep", () => throw new UnavailableException("down")), "{}"u8.ToArray(), new())
        .ShouldBeOfType<UnavailableException>();
}
