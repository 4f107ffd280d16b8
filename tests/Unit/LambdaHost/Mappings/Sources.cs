using Ecommerce.Local.Emulators.DynamoDb;
using Ecommerce.Local.Emulators.Lambda;
using Ecommerce.Local.Emulators.Sqs;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.LambdaHost.Mappings;

/// <summary>Event sources of a test's own, on a file of their own.</summary>
internal sealed class Sources : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private Sources(DirectoryInfo folder, SourceParts parts) =>
        (_folder, Events) = (folder, EventSources.Open(Path.Combine(folder.FullName, "lambda.db"), parts));

    /// <summary>A function whose role may do everything.</summary>
    public static MappedFunction Function { get; } = new("f", () => Caller.Owner);

    public EventSources Events { get; }

    /// <summary>Whatever is left out must not be used.</summary>
    public static Sources Open(
        Local.Emulators.Lambda.LambdaHost host, IStreamReader? streams = null, ISqsQueues? queue = null, IFailureDestination? dead = null,
        DateTimeOffset now = default) => new(
            Directory.CreateTempSubdirectory("sources-"), new(host, queue!, streams!, dead!, new StandingClock(now), TextWriter.Null));

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
