using Ecommerce.Tests.Conformance;

[assembly: AssemblyFixture(typeof(Referees))]

namespace Ecommerce.Tests.Conformance;

/// <summary>The backends of one run. Each starts when the first scenario asks it and ends with the run.</summary>
public sealed class Referees : IAsyncDisposable
{
    private readonly Dictionary<Backend, Lazy<Task<Stage>>> _stages = new()
    {
        [Backend.Ours] = new(async () => await Stage.SetAsync(await Ours.StartAsync())),
        [Backend.Moto] = new(async () => await Stage.SetAsync(await Moto.StartAsync())),
        [Backend.Aws] = new(async () => await Stage.SetAsync(await Aws.StartAsync())),
    };

    internal Task<Stage> StageAsync(Backend backend) => _stages[backend].Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var stage in _stages.Values.Where(stage => stage.IsValueCreated))
        {
            await (await stage.Value).DisposeAsync();
        }
    }
}
