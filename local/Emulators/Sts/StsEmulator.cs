using System.Security;
using System.Text;
using Ecommerce.Local.Emulators.Lambda;
using Microsoft.AspNetCore.WebUtilities;

namespace Ecommerce.Local.Emulators.Sts;

/// <summary>STS as far as it says who calls: AWS's Query protocol, in a form or in the query string.</summary>
public sealed class StsEmulator : IEmulator
{
    public string Service => "sts";

    public ValueTask<AwsReply> HandleAsync(AwsCall call, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(call);
        var form = QueryHelpers.ParseQuery(call.Method == "GET" ? call.Query : Encoding.UTF8.GetString(call.Body.Span));
        var action = form.GetValueOrDefault("Action").ToString();
        var other = form.Keys.FirstOrDefault(name =>
            name is not ("Action" or "Version") && !name.StartsWith("X-Amz-", StringComparison.Ordinal));
        return ValueTask.FromResult(action switch
        {
            "GetCallerIdentity" when other is not null =>
                AwsError.Of(call, 400, "InvalidParameterValue", $"GetCallerIdentity has no parameter '{other}'"),
            "GetCallerIdentity" => WhoCalls(call),
            "" => AwsError.Of(call, 400, "MissingAction", "The request must contain the parameter Action"),
            _ => AwsError.Of(
                call, 400, "InvalidAction", $"Could not find operation {action} for version {form.GetValueOrDefault("Version")}"),
        });
    }

    private static AwsReply WhoCalls(AwsCall call) => new(200, "text/xml", Encoding.UTF8.GetBytes(
        $"""
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
          <GetCallerIdentityResult>
            <Arn>{SecurityElement.Escape(call.Caller.Arn)}</Arn>
            <UserId>{SecurityElement.Escape(call.Caller.UserId)}</UserId>
            <Account>{FunctionConfig.Account}</Account>
          </GetCallerIdentityResult>
        </GetCallerIdentityResponse>
        """));
}
