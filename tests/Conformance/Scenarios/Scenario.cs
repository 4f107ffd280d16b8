using System.Runtime.ExceptionServices;
using Xunit.v3;

namespace Ecommerce.Tests.Conformance;

/// <summary>Plays a scenario on a backend. One that is known to differ there must fail, and in the way that is known.</summary>
internal static class Scenario
{
    public static async Task HoldsAsync(this Backend on, Func<World, Task> scenario)
    {
        await using var world = new World(await StageOf(on));
        await PlayAsync(on, () => scenario(world));
    }

    /// <summary>The same for a scenario about queues.</summary>
    public static async Task HoldsOnQueuesAsync(this Backend on, Func<QueueWorld, Task> scenario)
    {
        await using var world = new QueueWorld(await StageOf(on));
        await PlayAsync(on, () => scenario(world));
    }

    /// <summary>
    /// The same on a table of the scenario's own. Whatever makes a transaction needs it: moto copies the table before, and after a
    /// failure puts the copy back, so that in the shared table scenarios would lose each other's writes.
    /// </summary>
    public static Task HoldsAloneAsync(this Backend on, Func<World, Task> scenario) => on.HoldsAsync(async world =>
    {
        await world.LeaveSharedTableAsync();
        await scenario(world);
    });

    /// <summary>Fails unless a scenario ended as it should: well, or, where a difference is known, in its way.</summary>
    public static void Judge(Difference? known, Exception? failure)
    {
        if (known is not null)
        {
            failure.ShouldNotBeNull($"{known.Backend} does not differ any more: remove this scenario from {Difference.File}");
            OneLine(failure.Message).ShouldContain(
                known.Does, customMessage: $"{known.Backend} differs in another way than {Difference.File} says");
        }
        else if (failure is not null)
        {
            ExceptionDispatchInfo.Capture(failure).Throw();
        }
    }

    /// <summary>What tells the rows of a theory apart: the first argument after the backend; empty where there is none.</summary>
    public static string CaseOf(IReadOnlyList<object?> arguments) => arguments.ElementAtOrDefault(1)?.ToString() ?? "";

    private static async Task<Stage> StageOf(Backend on) => await (await TestContext.Current.GetFixture<Referees>())!.StageAsync(on);

    private static async Task PlayAsync(Backend on, Func<Task> scenario)
    {
        var test = (IXunitTest)TestContext.Current.Test!;
        var known = Difference.Find(on, NameOf(test), CaseOf(test.TestMethodArguments));
        Judge(known, await Record.ExceptionAsync(scenario));
    }

    // Assertions break long values over lines.
    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string NameOf(IXunitTest test) => $"{test.TestCase.TestClassSimpleName}.{test.TestMethod.MethodName}";
}
