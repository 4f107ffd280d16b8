namespace Ecommerce.Local.Emulators.Lambda;

/// <summary>An instance in a pool, and what the pool needs to remember of it.</summary>
internal sealed class Worker(IInstance instance, InstanceIdentity identity, string code, int generation, TimeSpan init)
{
    public IInstance Instance { get; } = instance;

    public InstanceIdentity Identity { get; } = identity;

    public string Code { get; } = code;

    public int Generation { get; } = generation;

    public TimeSpan Init { get; } = init;

    /// <summary>Set by the first request, which is the cold one.</summary>
    public bool Used { get; set; }

    /// <summary>Set when the pool gave it up; a request under way still finishes.</summary>
    public bool Retired { get; set; }

    public long IdleSince { get; set; }
}

/// <summary>A request in the queue of a pool; it is given a worker or told why there is none.</summary>
internal sealed class Waiter(string requestId)
{
    private readonly TaskCompletionSource<Lease> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string RequestId { get; } = requestId;

    public Task<Lease> Granted => _granted.Task;

    public void Grant(Lease lease) => _granted.SetResult(lease);
}

/// <summary>Either a worker to use or the refusal to hand to the caller.</summary>
internal readonly record struct Lease(Worker? Worker, InvokeResult? Refusal);
