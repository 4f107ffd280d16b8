using System.Collections.Concurrent;
using Ecommerce.Local.Emulators.Lambda;
using Host = Ecommerce.Local.Emulators.Lambda.LambdaHost;

namespace Ecommerce.Tests.Unit.LambdaHost;

public sealed class RenewTests
{
    [Fact]
    public async Task EachInstanceIsSomebodyUntilItHasGone()
    {
        var people = new Identities();
        await using (var host = new Host(TimeProvider.System, people))
        {
            host.Add(Functions.Named("f"), Identities.Code());
            (await host.AskAsync("")).ShouldSucceed().ShouldBe("1");
            people.Present.ShouldBe([1]);

            host.Renew();

            (await host.AskAsync("")).ShouldSucceed().ShouldBe("2");
            await Eventually.TrueAsync(() => people.Present.SequenceEqual([2]));
        }

        await Eventually.TrueAsync(() => people.Present.Count == 0);
    }

    [Fact]
    public async Task AnInstanceThatDoesNotStartIsNobodyAgain()
    {
        var people = new Identities();
        await using var host = new Host(TimeProvider.System, people);
        host.Add(Functions.Named("f"), new InProcessCode(_ => throw new InvalidOperationException("no start")));

        (await host.AskAsync("")).ShouldFail();

        await Eventually.TrueAsync(() => people.Present.Count == 0);
    }

    [Fact]
    public async Task ARequestUnderWayEndsInTheInstanceItBeganIn()
    {
        var gate = new TaskCompletionSource<string>();
        var people = new Identities();
        await using var host = new Host(TimeProvider.System, people);
        host.Add(Functions.Named("f", instancesMax: 2), new InProcessCode(config => async (request, _) =>
            Functions.Bytes(config.Environment["WHO"] + (Functions.Text(request.Payload) == "slow" ? await gate.Task : ""))));
        var slow = host.AskAsync("slow");
        await Eventually.TrueAsync(() => people.Serving(1) is not null);

        host.Renew();

        (await host.AskAsync("quick")).ShouldSucceed().ShouldBe("2");
        gate.SetResult(" late");
        (await slow).ShouldSucceed().ShouldBe("1 late");
        await Eventually.TrueAsync(() => people.Present.SequenceEqual([2]));
    }

    [Fact]
    public async Task OldInstancesThatStillServeCountAmongTheAllowed()
    {
        var (running, most) = (0, 0);
        await using var host = new Host(TimeProvider.System);
        host.Add(Functions.Named("f", instancesMax: 3), Functions.Code(async text =>
        {
            var now = Interlocked.Increment(ref running);
            most = Math.Max(most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return text;
        }));
        using var enough = new CancellationTokenSource();
        var load = Enumerable.Range(0, 8).Select(_ => Task.Run(() => LoadAsync(host, enough.Token))).ToArray();

        for (var time = 0; time < 200; time++)
        {
            host.Renew();
            await Task.Yield();
        }

        await enough.CancelAsync();
        await Task.WhenAll(load);
        most.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task TheDeadlineIsInTheInstancesOwnTime()
    {
        var people = new Identities { Ahead = TimeSpan.FromDays(2) };
        await using var host = new Host(TimeProvider.System, people);
        host.Add(Functions.Named("f"), new InProcessCode(_ => (request, _) =>
            new(Functions.Bytes(request.Deadline > TimeProvider.System.GetUtcNow().AddDays(1) ? "ahead" : "not"))));

        (await host.AskAsync("")).ShouldSucceed().ShouldBe("ahead");
    }

    [Fact]
    public async Task RenewedUnderConstantLoadNoRequestFails()
    {
        await using var host = new Host(TimeProvider.System, new Identities());
        host.Add(Functions.Named("f", instancesMax: 3), Identities.Code());
        using var enough = new CancellationTokenSource();
        var load = Enumerable.Range(0, 6).Select(_ => Task.Run(() => LoadAsync(host, enough.Token))).ToArray();
        for (var time = 0; time < 50; time++)
        {
            host.Renew();
            (await host.AskAsync("")).ShouldSucceed();
            (await host.SwapAsync("f", Identities.Code(), CancellationToken.None)).ShouldBeNull();
        }

        await enough.CancelAsync();
        await Task.WhenAll(load);
    }

    private static async Task LoadAsync(Host host, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            (await host.AskAsync("")).ShouldSucceed();
        }
    }

    /// <summary>Gives every instance a number.</summary>
    private sealed class Identities : IInstanceIdentities
    {
        private readonly ConcurrentDictionary<int, Person> _present = new();
        private int _last;

        public TimeSpan Ahead { get; init; }

        public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + Ahead;

        public IReadOnlyList<int> Present => [.. _present.Keys.Order()];

        public static InProcessCode Code() => new(config => (_, _) => new(Functions.Bytes(config.Environment["WHO"])));

        public string? Serving(int number) => _present.TryGetValue(number, out var person) ? person.TraceId : null;

        public InstanceIdentity Issue(FunctionConfig function)
        {
            var number = Interlocked.Increment(ref _last);
            return _present[number] = new Person(() => _present.TryRemove(number, out _))
            {
                ClockOffset = Ahead,
                Environment = new Dictionary<string, string> { ["WHO"] = $"{number}" },
            };
        }
    }

    private sealed class Person(Action leaves) : InstanceIdentity
    {
        protected override void Revoke() => leaves();
    }
}
