using System.Collections.Concurrent;
using System.Text;
using Ecommerce.Local.Emulators;

namespace Ecommerce.Tests.Unit.LocalTrust;

/// <summary>Answers every call alike and keeps what was admitted.</summary>
internal sealed class RecordingEmulator(string service, string contentType, string answer) : IEmulator
{
    public string Service => service;

    public ConcurrentQueue<AwsCall> Calls { get; } = [];

    public ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation)
    {
        Calls.Enqueue(call);
        return new(new AwsReply(200, contentType, Encoding.UTF8.GetBytes(answer)));
    }
}
