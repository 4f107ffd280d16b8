using System.Text;
using Ecommerce.Functions.Inventory;
using Ecommerce.Contracts.Events;
using Ecommerce.Lambda;
using FsCheck;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Lambda;

/// <summary>Whatever comes in, an invocation ends: with an answer that names known records only, or with an error.</summary>
public sealed class BatchProperties
{
    [Property(MaxTest = 300)]
    public bool NoiseIsAnError(byte[] payload) => All.TrueForAll(create => Ends(create, payload));

    /// <summary>A good event with some of its bytes replaced, removed or doubled.</summary>
    [Property(MaxTest = 1_000)]
    public bool ADamagedEventIsAnErrorOrIsRead(NonNegativeInt which, NonNegativeInt at, NonNegativeInt length, byte[] instead)
    {
        var good = Good[which.Get % Good.Count];
        var from = at.Get * 7919 % good.Length;
        byte[] damaged = [.. good.AsSpan(0, from), .. instead, .. good.AsSpan(Math.Min(good.Length, from + length.Get))];
        return All.TrueForAll(create => Ends(create, damaged));
    }

    /// <summary>The event inside the message is damaged: the message fails or is handled, the batch is answered.</summary>
    [Property(MaxTest = 1_000)]
    public bool ADamagedMessageFailsAlone(NonNegativeInt at, NonNegativeInt length, string? instead)
    {
        using World world = new();
        var good = Batches.Event().ToJsonString();
        var from = at.Get * 7919 % good.Length;
        var damaged = string.Concat(good.AsSpan(0, from), instead, good.AsSpan(Math.Min(good.Length, from + length.Get)));

        var answer = world.Invoke(Hearing(world.Host), Batches.OfQueue(good, damaged));

        return Batches.Failures(answer).All(id => id == "m-1");
    }

    [Property(MaxTest = 50)]
    public bool HoweverDeepItEnds(PositiveInt depth, bool isStream)
    {
        var nested = string.Concat(Enumerable.Repeat("""{"a":[""", depth.Get * 100));
        var payload = Encoding.UTF8.GetBytes(isStream ? Batches.OfStream(("1", nested)) : Batches.Of([nested]));
        return All.TrueForAll(create => Ends(create, payload));
    }

    private static List<Func<Host, IFunction>> All =>
    [
        host => QueueFunction.Create(host, "Do", _ => null),
        Hearing,
        host => StreamFunction.Create(host, "Follow", records => records.Count / 2),
    ];

    private static List<byte[]> Good =>
    [
        Encoding.UTF8.GetBytes(Batches.OfQueue(Batches.Event().ToJsonString(), "two")),
        Encoding.UTF8.GetBytes(Batches.OfStream(("1", """{"pk":{"S":"a"} }"""), ("2", "{}"))),
    ];

    private static IFunction Hearing(Host host) =>
        EventFunction.Create(host, "Hear", [Consumer.Of<ProductDeleted>((_, _) => null, CatalogueJson.Default.ProductDeleted)]);

    private static bool Ends(Func<Host, IFunction> create, byte[] payload)
    {
        using World world = new();
        ByteBuffer response = new();
        var failure = world.Try(create(world.Host), payload, response);
        return failure is FormatException
            || (failure is null && Batches.Failures(World.Json(Encoding.UTF8.GetString(response.Span))).All(id => id.Length > 0));
    }
}
