using System.Text;
using System.Text.Json;

namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>What a target is sent: the event as it is, a constant, a part of the event, or a text made of parts.</summary>
internal static class TargetBody
{
    /// <summary>Null when it is not JSON, or the part is not there.</summary>
    public static ReadOnlyMemory<byte>? Of(Delivery delivery)
    {
        var target = delivery.Target;
        if (target.Input is { } constant)
        {
            return Encoding.UTF8.GetBytes(constant);
        }

        if (target.InputPath is null or "$" && target.Template is null)
        {
            return delivery.Event;
        }

        using var json = JsonDocument.Parse(delivery.Event, new() { MaxDepth = EventLimits.DepthMax + 8 });
        if (target.Template is { } template)
        {
            return InputTemplate.Fill(template, new TemplateVariables(delivery, json.RootElement));
        }

        return EventPath.Find(json.RootElement, target.InputPath!) is { } part
            ? Encoding.UTF8.GetBytes(part)
            : default(ReadOnlyMemory<byte>?);
    }
}
