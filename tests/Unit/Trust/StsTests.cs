using System.Text;
using System.Xml.Linq;
using Ecommerce.Local.Emulators;
using Ecommerce.Local.Emulators.Sts;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.LocalTrust;

public sealed class StsTests
{
    private readonly TrustWorld _world = new();

    [Theory]
    [InlineData("POST", "", "Action=GetCallerIdentity&Version=2011-06-15")]
    [InlineData("GET", "Action=GetCallerIdentity&Version=2011-06-15", "")]
    public async Task WhoCallsIsTold(string method, string query, string body)
    {
        var reply = await AskAsync(TrustWorld.Call(method, "/", query, body) with { Caller = _world.Role });

        XNamespace sts = "https://sts.amazonaws.com/doc/2011-06-15/";
        var result = XDocument.Parse(TrustWorld.Text(reply)).Root!.Element(sts + "GetCallerIdentityResult")!;
        reply.Status.ShouldBe(200);
        result.Elements().Select(e => (e.Name.LocalName, e.Value)).ShouldBe([
            ("Arn", "arn:aws:sts::000000000000:assumed-role/products/i-1"),
            ("UserId", "AROAPRODUCTS:i-1"),
            ("Account", "000000000000"),
        ]);
    }

    [Theory]
    [InlineData("Action=AssumeRole&Version=2011-06-15", "Could not find operation AssumeRole for version 2011-06-15")]
    [InlineData("Action=%3C%00%3E", "Could not find operation &lt;\uFFFD&gt;")]
    [InlineData("", "The request must contain the parameter Action")]
    [InlineData("%%%&&&===", "The request must contain the parameter Action")]
    public async Task AnyOtherActionIsNamedAndRefused(string body, string words)
    {
        var reply = await AskAsync(TrustWorld.Call("POST", "/", "", body) with { Caller = Caller.Owner });

        reply.Status.ShouldBe(400);
        Encoding.UTF8.GetString(reply.Body.Span).ShouldContain(words);
    }

    [Fact]
    public async Task AParameterThatItDoesNotHaveIsNamed()
    {
        var reply = await AskAsync(TrustWorld.Call("POST", "/", "", "Action=GetCallerIdentity&Version=2011-06-15&Foo=1"));

        TrustWorld.Text(reply).ShouldContain("GetCallerIdentity has no parameter &apos;Foo&apos;");
    }

    private static ValueTask<AwsReply> AskAsync(AwsCall call) =>
        new StsEmulator().HandleAsync(call, TestContext.Current.CancellationToken);
}
