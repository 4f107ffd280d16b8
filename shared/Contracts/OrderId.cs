using System.Text.Json.Serialization;
using Ecommerce.Kernel;

namespace Ecommerce.Contracts;

/// <summary>An order.</summary>
[JsonConverter(typeof(IdConverter<OrderId>))]
public readonly record struct OrderId(string Text) : IId<OrderId>
{
    public static string Prefix => "ord";

    public static OrderId Of(string text) => new(text);

    public override string ToString() => Text;
}
