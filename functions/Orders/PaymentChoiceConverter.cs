using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ecommerce.Functions.Orders;

/// <summary>
/// Reads how somebody wants to pay: <c>{"method":"CREDIT_CARD","provider":"manual"}</c>, or the method alone as a text, as older clients
/// send it.
/// </summary>
public sealed class PaymentChoiceConverter : JsonConverter<PaymentChoice>
{
    public override PaymentChoice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            return new(Method(ref reader));
        }

        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("A payment is an object, or a method");
        }

        PaymentMethod? method = null;
        PaymentProvider? provider = null;
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("method"u8) && method is null)
            {
                reader.Read();
                method = Method(ref reader);
            }
            else if (reader.ValueTextEquals("provider"u8) && provider is null)
            {
                reader.Read();
                provider = Provider(ref reader);
            }
            else
            {
                throw new JsonException("A payment has a method and a provider, each once, and nothing else");
            }
        }

        return new(method ?? throw new JsonException("A payment needs a method"), provider ?? PaymentProvider.Manual);
    }

    public override void Write(Utf8JsonWriter writer, PaymentChoice value, JsonSerializerOptions options) =>
        throw new NotSupportedException("A choice is read and never written");

    private static PaymentMethod Method(ref Utf8JsonReader reader) => Text(ref reader) switch
    {
        "CASH" => PaymentMethod.Cash,
        "DEBIT_CARD" => PaymentMethod.DebitCard,
        "CREDIT_CARD" => PaymentMethod.CreditCard,
        _ => throw new JsonException("The method is CASH, DEBIT_CARD or CREDIT_CARD"),
    };

    private static PaymentProvider Provider(ref Utf8JsonReader reader) => Text(ref reader) switch
    {
        "manual" => PaymentProvider.Manual,
        _ => throw new JsonException("The provider is manual"),
    };

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType is JsonTokenType.String ? reader.GetString() : null;
}
