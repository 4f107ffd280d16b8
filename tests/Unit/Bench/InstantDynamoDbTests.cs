using System.Net.Sockets;
using System.Text;
using Ecommerce.Bench.Handlers.Invoking;

namespace Ecommerce.Tests.Unit.Bench;

public sealed class InstantDynamoDbTests
{
    [Fact]
    public async Task ItsEndEndsTheConversationThatIsUnderWay()
    {
        InstantDynamoDb dynamo = new([]);
        var endpoint = new Uri(dynamo.Endpoint);
        using TcpClient client = new(endpoint.Host, endpoint.Port);
        var buffer = new byte[4096];
        await client.GetStream().WriteAsync(
            Encoding.ASCII.GetBytes("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n"), TestContext.Current.CancellationToken);
        (await client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken)).ShouldBePositive();

        dynamo.Dispose();

        (await EndAsync(client, buffer)).ShouldBe(0);
    }

    // A connection that is torn down has ended, too.
    private static async Task<int> EndAsync(TcpClient client, byte[] buffer)
    {
        try
        {
            return await client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
