namespace Ecommerce.Contracts.Events;

/// <summary>The name of an event on the bus: who says it (<c>source</c>) and what happened (<c>detail-type</c>).</summary>
/// <param name="Version">Major version of the data; a breaking change is a new one.</param>
public readonly record struct EventType(string Source, string Name, int Version = 1)
{
    /// <summary>The CloudEvents <c>dataschema</c>.</summary>
    public string Schema => $"https://schemas.serverless-ecommerce.dev/{Name}/{Version}";

    public override string ToString() => Name;
}

/// <summary>
/// An event two services exchange. Its type is known without an instance, so that topology and code name it alike. What may be absent is an
/// optional parameter: it is left out where it is null, and who reads an event insists on the others.
/// </summary>
public interface IEvent
{
    static abstract EventType Event { get; }
}

/// <summary>The services that may speak on the bus, one source each.</summary>
public static class EventSource
{
    public const string Auth = "ecommerce.auth";
    public const string Products = "ecommerce.products";
    public const string Inventory = "ecommerce.inventory";
    public const string Orders = "ecommerce.orders";
}
