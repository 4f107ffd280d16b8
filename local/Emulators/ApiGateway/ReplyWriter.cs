namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>Puts an answer on the wire, with the headers that every answer has.</summary>
internal static class ReplyWriter
{
    public static async ValueTask WriteAsync(ApiCall call, ApiReply reply, Cors cors)
    {
        var response = call.Context.Response;
        response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers.Append(name, value);
        }

        response.Headers["x-amzn-RequestId"] = call.RequestId;
        response.Headers["x-amz-apigw-id"] = call.ExtendedId;
        cors.Mark(call.Context);
        if (reply.Status is 204 or 304)
        {
            return; // These have no body, whatever a function gave.
        }

        response.ContentType ??= "application/json"; // API Gateway's, where a function names none.
        response.ContentLength = reply.Body.Length;
        await response.Body.WriteAsync(reply.Body); // To a client that went away, Kestrel writes into the void.
    }
}
