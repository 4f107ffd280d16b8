using System.Text.Json.Serialization;
using Ecommerce.Kernel;

namespace Ecommerce.Contracts;

/// <summary>A movement of stock: units that came or went.</summary>
[JsonConverter(typeof(IdConverter<MovementId>))]
public readonly record struct MovementId(string Text) : IId<MovementId>
{
    public static string Prefix => "mov";

    public static MovementId Of(string text) => new(text);

    public override string ToString() => Text;
}
