using Ecommerce.Iam;
using Ecommerce.Local.Trust;

namespace Ecommerce.Local.Emulators.Sns;

/// <summary>
/// What a call must be allowed: the action of its name, on its topic where AWS documents one. A batch asks for the action of its single
/// operation, and calls about one subscription are asked for without a resource.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html
/// </summary>
internal static class SnsAccess
{
    public static void Demand(Caller caller, Form request)
    {
        if (!caller.MayDoAll && caller.Refuse(QuestionOf(request)) is { } words)
        {
            throw SnsException.Denied(words);
        }
    }

    private static AccessRequest QuestionOf(Form request) => request.Action switch
    {
        "CreateTopic" => new("sns:CreateTopic", TopicArn.Of(request.Text("Name") ?? "")),
        "PublishBatch" => new("sns:Publish", TopicIn(request)),
        "Subscribe" => new("sns:Subscribe", TopicIn(request))
        {
            Keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
            {
                ["sns:Protocol"] = [request.Text("Protocol") ?? ""],
                ["sns:Endpoint"] = [request.Text("Endpoint") ?? ""],
            },
        },
        _ => new($"sns:{request.Action}", TopicIn(request)),
    };

    private static string TopicIn(Form request) =>
        request.Text("TopicArn") ?? request.Text("TargetArn") ?? request.Text("ResourceArn") ?? "*";
}
