namespace Ecommerce.Topology;

/// <summary>
/// The customer key that tables, logs, the bus and topics are encrypted with. Nobody is granted it: whoever may use a table may use the
/// key through DynamoDB, and only so (<see cref="KeyPolicy"/>).
/// </summary>
public sealed record KeySpec(string Name) : Spec(Name)
{
    protected internal override void Accept(IShopReader reader, Shop shop) => reader.Key(this);
}
