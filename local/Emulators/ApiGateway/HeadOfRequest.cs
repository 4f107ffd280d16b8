using Ecommerce.Kernel;
using Microsoft.AspNetCore.Http.Features;

namespace Ecommerce.Local.Emulators.ApiGateway;

/// <summary>Measures what came before the body.</summary>
internal static class HeadOfRequest
{
    public static Problem? Fault(HttpRequest request)
    {
        var url = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Length;
        return url > GatewayLimits.UrlBytesMax ? Problem.UriTooLong
            : Bytes(request) > GatewayLimits.HeaderBytesMax ? Problem.HeadersTooLarge
            : null;
    }

    private static int Bytes(HttpRequest request)
    {
        var bytes = 0;
        foreach (var (name, values) in request.Headers)
        {
            foreach (var value in values)
            {
                bytes += name.Length + (value?.Length ?? 0);
            }
        }

        return bytes;
    }
}
