using System.Xml;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>One message: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html</summary>
internal static class Publishing
{
    public static Action<XmlWriter>? Publish(SnsCall call)
    {
        var request = call.Request.Only(["TopicArn", "TargetArn", .. MessageReader.Parameters]);
        var engine = call.Engine;
        if (engine.Throttles())
        {
            throw SnsException.Throttled();
        }

        var message = MessageReader.Read(request, engine);
        var arn = request.Text("TopicArn") ?? request.Text("TargetArn") ?? throw SnsException.Missing("TopicArn or TargetArn");
        engine.Store.Run(session => engine.Publish(session, TopicRows.Get(session, arn), message));
        engine.Wake();
        return xml => xml.WriteElementString("MessageId", message.Id);
    }
}
