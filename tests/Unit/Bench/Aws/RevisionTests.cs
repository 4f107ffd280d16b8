using Ecommerce.Bench.ColdStart.Aws;
using Ecommerce.Bench.ColdStart.Serving;
using Ecommerce.Bench.ColdStart.Variants;

namespace Ecommerce.Tests.Unit.Bench.Aws;

/// <summary>What happens between the look at a function and the update that follows it.</summary>
public sealed class RevisionTests : IDisposable
{
    private readonly StringWriter _told = new();
    private readonly BusyLambda _lambda = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _told.Dispose();

    [Fact]
    public async Task ADeploymentBetweenLookAndWriteIsNotOverwritten()
    {
        _lambda.BeforeUpdate = () => _lambda.Set("deployed");

        await Should.ThrowAsync<BrokenVariantException>(() => Starts().ForceAsync("f", Cancellation));

        _lambda.Description.ShouldBe("deployed");
    }

    [Fact]
    public async Task NorIsOneBetweenTheLastLookAndTheLastWrite()
    {
        var starts = Starts();
        await starts.ForceAsync("f", Cancellation);
        _lambda.BeforeUpdate = () => _lambda.Set("deployed");

        (await starts.RestoreAsync()).ShouldBeTrue();

        _lambda.Description.ShouldBe("deployed");
    }

    [Fact]
    public async Task AMarkIsTakenOffThoughAnotherSettingChangedInBetween()
    {
        var starts = Starts();
        await starts.ForceAsync("f", Cancellation);
        _lambda.BeforeUpdate = () => _lambda.Set(_lambda.Description);

        (await starts.RestoreAsync()).ShouldBeTrue();

        _lambda.Description.ShouldBe("it's found");
    }

    [Fact]
    public async Task AnUpdateWhoseAnswerWasLostIsKnownAgain()
    {
        _lambda.LosesAnswer = true;

        (await Starts().ForceAsync("f", Cancellation)).Description.ShouldStartWith("it's found [cold start 1 of run ");
    }

    [Fact]
    public async Task WhatCannotBePutBackIsToldAsACommandThatAShellTakes()
    {
        var starts = Starts();
        await starts.ForceAsync("f", Cancellation);
        _lambda.BeforeUpdate = () => throw new BrokenVariantException("f: no more rights");

        (await starts.RestoreAsync()).ShouldBeFalse();

        _told.ToString().ShouldContain("f: no more rights");
        _told.ToString().ShouldContain(@"aws lambda update-function-configuration --region 'eu-west-1' "
            + @"--endpoint-url 'http://127.0.0.1:4566/' --function-name 'f' --description 'it'\''s found'");
    }

    [Fact]
    public void ACommandForAwsItselfNamesNoEndpoint() => new AwsCli("eu-west-1", Endpoint: null).Describe("f", "d")
        .ShouldBe("aws lambda update-function-configuration --region 'eu-west-1' --function-name 'f' --description 'd'");

    private ForcedStarts Starts() => new(
        _lambda, RunNames.New(killed: ""), (_, _) => Task.CompletedTask, _told, new("eu-west-1", new("http://127.0.0.1:4566")));

    /// <summary>One function, in which something happens once before an update.</summary>
    private sealed class BusyLambda : ILambda
    {
        private int _revision;

        public string Description { get; private set; } = "it's found";

        public Action? BeforeUpdate { get; set; }

        /// <summary>The next update takes effect, and is refused when it is sent again.</summary>
        public bool LosesAnswer { get; set; }

        public void Set(string description)
        {
            Description = description;
            _revision++;
        }

        public Task<FunctionState> GetAsync(string function, CancellationToken cancellation) =>
            Task.FromResult(new FunctionState(Description, "Successful", $"{_revision}", 512, CodeBytes: null, "arm64"));

        public Task<bool> TryDescribeAsync(string function, string description, string revision, CancellationToken cancellation)
        {
            var before = BeforeUpdate;
            BeforeUpdate = null;
            before?.Invoke();
            if (revision != $"{_revision}")
            {
                return Task.FromResult(false);
            }

            Set(description);
            return Task.FromResult(!LosesAnswer);
        }

        public Task<Invoked> InvokeAsync(string function, Exchange exchange, CancellationToken cancellation) =>
            throw new NotSupportedException("Nobody asks it");
    }
}
