using System.Text;
using Ecommerce.Local.Emulators.EventBridge;
using Ecommerce.Local.Emulators.Sns;

namespace Ecommerce.Local.Cloud;

/// <summary>Functions that are subscribed to topics. They are invoked asynchronously, as by a rule.</summary>
public sealed class FunctionSubscribers(LambdaTarget functions) : ISubscribers
{
    public string Protocol => "lambda";

    public async ValueTask<DeliveryOutcome> DeliverAsync(Notification notification, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var input = new TargetInput(notification.Endpoint, notification.TopicArn, Encoding.UTF8.GetBytes(notification.Body));
        var outcome = await functions.DeliverAsync(input, cancellation);
        return outcome.ErrorCode is null ? DeliveryOutcome.Delivered
            : outcome.MayPass ? DeliveryOutcome.Failed(outcome.ErrorMessage)
            : DeliveryOutcome.Refused(outcome.ErrorMessage);
    }
}
