using Ecommerce.Local.Emulators.EventBridge;
using Ecommerce.Tests.Conformance.Cli;

namespace Ecommerce.Tests.Conformance.EventBridge;

/// <summary>A backend that answers <c>aws events</c>. There is no official client in the feed, so the CLI stands in for it.</summary>
internal sealed class EventsStage : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _parts = [];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aws-events-");

    private EventsStage()
    {
    }

    public AwsCli Aws { get; private set; } = null!;

    /// <summary>The account that the backend plays.</summary>
    public string Account { get; private set; } = "";

    public static async Task<EventsStage> StartAsync(Backend backend)
    {
        var stage = new EventsStage();
        if (backend == Backend.Moto)
        {
            var moto = await Moto.StartAsync();
            stage._parts.Add(moto);
            (stage.Aws, stage.Account) = (new(moto.Address), "123456789012");
            return stage;
        }

        var events = EventBridgeEmulator.Open(
            Path.Combine(stage._folder.FullName, "events.db"), TimeProvider.System, new([new SilentQueues()]));
        stage._parts.Add(events);
        var ours = await Ours.StartAsync(clock: null, events);
        stage._parts.Add(ours);
        (stage.Aws, stage.Account) = (new(ours.Address), "000000000000");
        return stage;
    }

    public async ValueTask DisposeAsync()
    {
        for (var at = _parts.Count - 1; at >= 0; at--)
        {
            await _parts[at].DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    private sealed class SilentQueues : IEventTarget
    {
        public string Service => "sqs";

        public ValueTask<TargetOutcome> DeliverAsync(TargetInput input, CancellationToken cancellation) => new(TargetOutcome.Delivered);
    }
}
