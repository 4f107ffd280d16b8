using Ecommerce.Topology;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>Places, and shops small enough to hold one mistake.</summary>
internal static class TopologyWorld
{
    public static Place Production { get; } = new("eu-west-1", "123456789012")
    {
        IdOf = resource => $"eu-west-1_{resource.Name}",
        ClientOf = pool => $"{pool.Name}-client",
    };

    public static Place Development { get; } = Production with { Prefix = "dev-" };

    public static Shop Shop { get; } = Shop.Describe();

    /// <summary>A shop with one service, which owns and does what is said.</summary>
    public static Shop Wrong(IReadOnlyList<Spec> owns, params IReadOnlyList<OperationSpec> operations) =>
        new(new ServiceSpec("Wrong", owns, operations));

    /// <summary>What the rules tell, apart from events that nobody here can say or hears.</summary>
    public static IReadOnlyList<string> Told(Shop shop) =>
    [
        .. Rules.Broken(shop).Where(words =>
            !words.Contains("has no outbox", StringComparison.Ordinal) && !words.Contains("is heard by nobody", StringComparison.Ordinal)),
    ];
}
