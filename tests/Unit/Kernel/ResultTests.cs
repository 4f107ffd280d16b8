using Ecommerce.Kernel;

namespace Ecommerce.Tests.Unit.Kernel;

public sealed class ResultTests
{
    [Fact]
    public void AForgottenResultIsAFailure()
    {
        Result<int> forgotten = default;

        forgotten.TryGet(out _, out var error).ShouldBeFalse();
        error.ShouldNotBeNull().Problem.ShouldBe(Problem.Internal);
    }

    [Fact]
    public void AValueIsASuccessEvenTheDefaultOne()
    {
        Result<int> zero = 0;

        zero.TryGet(out var value, out var error).ShouldBeTrue();
        value.ShouldBe(0);
        error.ShouldBeNull();
    }

    [Fact]
    public void AnErrorIsGivenBackAsItIs()
    {
        var because = Error.NotFound("such thing");
        Result<int> failed = because;

        failed.TryGet(out _, out var error).ShouldBeFalse();
        error.ShouldBeSameAs(because);
    }

    [Fact]
    public void NoErrorIsNotAnError() => Should.Throw<ArgumentNullException>(() => (Result<int>)(Error)null!);

    [Fact]
    public void OneFaultSpeaksForTheWholeRequestAndSeveralAreCounted()
    {
        Fault one = new("/a", "required", "a is required"), two = new("/b", "required", "b is required");

        Error.Invalid(one).Detail.ShouldBe("a is required");
        Error.Invalid(one, two).Detail.ShouldBe("2 parts of the request are not valid");
        Error.Invalid(one, two).Faults.ShouldBe([one, two]);
    }

    [Fact]
    public void EveryProblemHasACodeOfItsOwnAndAnErrorStatus()
    {
        var all = typeof(Problem).GetFields().Select(f => f.GetValue(null)).OfType<Problem>().ToList();

        all.Count.ShouldBeGreaterThan(20);
        all.Select(p => p.Code).ShouldBeUnique();
        all.ShouldAllBe(p => p.Status >= 400 && p.Status <= 599 && p.Type.EndsWith(p.Code));
        all.ShouldAllBe(p => p.Code.All(c => char.IsAsciiLetterLower(c) || c == '-'));
    }
}
