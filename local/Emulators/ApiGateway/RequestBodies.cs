using System.Buffers;
using Ecommerce.Kernel;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>Reads bodies, each within its bound and all together within another.</summary>
internal sealed class RequestBodies(long heldBytesMax)
{
    private readonly long _heldBytesMax = heldBytesMax;
    private long _held;

    /// <summary>The body, or the problem that stopped it.</summary>
    public async ValueTask<Body> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > GatewayLimits.BodyBytesMax)
        {
            return Body.Refused(Problem.PayloadTooLarge);
        }

        var body = new Body(this);
        var problem = await FillAsync(body, request, cancellation);
        if (problem is null)
        {
            return body;
        }

        body.Dispose();
        return Body.Refused(problem);
    }

    private static async ValueTask<Problem?> FillAsync(Body body, HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await FillFromAsync(body, request, cancellation);
        }
        catch (IOException) when (!cancellation.IsCancellationRequested)
        {
            return Problem.ValidationFailed; // Chunks that are none, or fewer bytes than were announced.
        }
    }

    private static async ValueTask<Problem?> FillFromAsync(Body body, HttpRequest request, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await request.BodyReader.ReadAsync(cancellation);
            var problem = body.Take(read.Buffer);
            request.BodyReader.AdvanceTo(read.Buffer.End);
            if (problem is not null || read.IsCompleted)
            {
                return problem;
            }
        }
    }

    /// <summary>One body in a rented array.</summary>
    internal sealed class Body(RequestBodies? all) : IDisposable
    {
        private readonly PooledBuffer _bytes = new(all is null ? 0 : 1_024);

        public Problem? Problem { get; private init; }

        public ReadOnlyMemory<byte> Bytes => _bytes.Written;

        public static Body Refused(Problem problem) => new(null) { Problem = problem };

        public Problem? Take(ReadOnlySequence<byte> received)
        {
            if (_bytes.Length + received.Length > GatewayLimits.BodyBytesMax)
            {
                return Problem.PayloadTooLarge;
            }

            if (Interlocked.Add(ref all!._held, received.Length) > all._heldBytesMax)
            {
                Interlocked.Add(ref all._held, -received.Length);
                return Problem.Unavailable;
            }

            _bytes.Append(received);
            return null;
        }

        public void Dispose()
        {
            if (all is not null)
            {
                Interlocked.Add(ref all._held, -_bytes.Length);
            }

            _bytes.Dispose();
        }
    }
}
