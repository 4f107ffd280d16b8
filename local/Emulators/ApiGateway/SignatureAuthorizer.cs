using Ecommerce.Iam;
using Ecommerce.Topology;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>
/// Lets through what is signed with AWS keys whose policy allows <c>execute-api:Invoke</c> on the method. To whoever comes without a
/// signature, or with a wrong one, the route does not exist.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-control-access-using-iam-policies-to-invoke-api.html
/// </summary>
internal sealed class SignatureAuthorizer(ICallGuard guard, ApiFrontOptions options)
{
    private const string Service = "execute-api";

    /// <summary>The refusal; null: the call may pass, and says who makes it.</summary>
    public async ValueTask<ApiReply?> AskAsync(ApiCall call, RouteSpec route)
    {
        var head = AwsCalls.HeadOf(call.Context);
        if (!Trust.Signatures.ClaimReader.HasClaim(head))
        {
            return ApiReply.Refuse(call, GatewayResponse.NotFound, "not signed");
        }

        if (await BodyOfAsync(call) is not { } body)
        {
            return ApiReply.Refuse(call, GatewayResponse.TooLarge);
        }

        var (admitted, refusal) = guard.Admit(head with { Body = body }, Service);
        if (refusal is not null)
        {
            return ApiReply.Refuse(call, GatewayResponse.NotFound, "the signature does not hold");
        }

        var api = $"arn:aws:execute-api:{LocalAccount.Region}:{options.Account}:{options.ApiId}";
        var arn = $"{api}/{RestApiSpec.Stage}/{route.Method}{call.Path}";
        if (admitted!.Caller.Refuse(new AccessRequest("execute-api:Invoke", arn)) is { } words)
        {
            return ApiReply.Refuse(call, GatewayResponse.Forbidden, words);
        }

        call.Signer = admitted.Caller;
        return null;
    }

    // A signature is over the whole body, so it is read here, and put back for the function.
    private static async ValueTask<byte[]?> BodyOfAsync(ApiCall call)
    {
        if (call.Request.ContentLength > RestApiSpec.BodyBytesMax)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[8_192];
        int count;
        while ((count = await call.Request.Body.ReadAsync(buffer, call.Context.RequestAborted)) > 0)
        {
            await body.WriteAsync(buffer.AsMemory(0, count), call.Context.RequestAborted);
            if (body.Length > RestApiSpec.BodyBytesMax)
            {
                return null;
            }
        }

        var bytes = body.ToArray();
        call.Request.Body = new MemoryStream(bytes);
        return bytes;
    }
}

/// <summary>Knows nobody's keys.</summary>
public sealed class NoSignatures : ICallGuard
{
    public Admission Admit(AwsCall call, string service) =>
        new(Call: null, AwsError.Of(call, 403, "UnrecognizedClientException", "Nobody's keys are known here"));
}
