using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;

// A runtime that behaves as each payload, or BEHAVIOUR at its start, tells it to. It speaks the Runtime API and nothing else.
var endpoint = new Uri($"http://{Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")}/2018-06-01/runtime/");
using var http = new HttpClient { BaseAddress = endpoint, Timeout = Timeout.InfiniteTimeSpan };
switch (Environment.GetEnvironmentVariable("BEHAVIOUR"))
{
    case "exit-in-init":
        return 3;
    case "error-in-init":
        using (var body = new StringContent("""{"errorType":"NoConfig","errorMessage":"TABLE is missing","stackTrace":["at Main"]}"""))
        {
            await http.PostAsync("init/error", body);
        }

        return 1;
    case "hang-in-init":
        await Task.Delay(Timeout.Infinite);
        break;
    default:
        break;
}

while (true)
{
    string id;
    string payload;
    string client;
    try
    {
        using var next = await http.GetAsync("invocation/next");
        if (next.StatusCode != HttpStatusCode.OK)
        {
            return 4;
        }

        id = next.Headers.GetValues("Lambda-Runtime-Aws-Request-Id").Single();
        client = next.Headers.TryGetValues("Lambda-Runtime-Client-Context", out var told) ? told.Single() : "";
        payload = await next.Content.ReadAsStringAsync();
    }
    catch (HttpRequestException)
    {
        return 0; // The host has gone.
    }

    switch (payload.Trim('"'))
    {
        case "exit 3":
            await Console.Error.WriteLineAsync("about to exit");
            return 3;
        case "fail":
            await Post("error", """{"errorType":"OutOfTea","errorMessage":"no tea","stackTrace":["at Kettle"]}""");
            break;
        case "fail in prose":
            await Post("error", "no tea");
            break;
        case "hang":
            await Task.Delay(Timeout.Infinite);
            break;
        case "hang with child":
            using (var child = Process.Start("/bin/sleep", "1000"))
            {
                Console.WriteLine($"child {child.Id}");
                await Task.Delay(Timeout.Infinite);
            }

            break;
        case "leave when answered":
            await Post("response", "\"left\"");
            return 0;
        case "answer twice":
            await Post("response", "\"once\"");
            Console.WriteLine($"second answer: {await Post("response", "\"twice\"")}");
            break;
        case "answer another":
            Console.WriteLine($"other answer: {await Post("response", "\"other\"", "00000000-0000-0000-0000-000000000000")}");
            await Post("response", "\"mine\"");
            break;
        case "too large":
            Console.WriteLine($"large answer: {await Post("response", new string('x', 7 * 1024 * 1024))}");
            break;
        case "unknown call":
            using (var reply = await http.GetAsync("invocation/previous"))
            {
                await Post("response", ((int)reply.StatusCode).ToString(CultureInfo.InvariantCulture));
            }

            break;
        case "environment":
            var names = Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal);
            await Post("response", "\"" + string.Join(' ', names) + "\"");
            break;
        case "talk":
            Console.WriteLine("I am talking");
            await Post("response", payload);
            break;
        case "flood":
            Console.WriteLine(string.Join('\n', Enumerable.Repeat(new string('x', 1000), 200)));
            await Post("response", payload);
            break;
        case "client":
            await Post("response", client);
            break;
        case "pid":
            await Post("response", Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            break;
        default:
            await Post("response", payload);
            break;
    }

    async Task<int> Post(string kind, string body, string? other = null)
    {
        using var content = new StringContent(body, Encoding.UTF8);
        using var reply = await http.PostAsync($"invocation/{other ?? id}/{kind}", content);
        return (int)reply.StatusCode;
    }
}
