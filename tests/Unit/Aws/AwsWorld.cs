using Ecommerce.Aws;
using Ecommerce.Aws.DynamoDb;
using Ecommerce.Kernel;

namespace Ecommerce.Tests.Unit.Aws;

/// <summary>A client in front of a scripted server, in a time of its own. Waits are noted instead of waited.</summary>
internal sealed class AwsWorld : IDisposable
{
    public static readonly AwsCredentials Credentials = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "token/+=");

    public AwsWorld(ScriptedServer server, TimeSpan? attemptTime = null, double chance = 0.5)
    {
        Server = server;
        Deadline = new Deadline(Clock);
        Core = new AwsCore(new AwsSettings("eu-west-1", Credentials, server.Endpoint), Clock, Deadline)
        {
            AttemptTime = attemptTime ?? TimeSpan.FromSeconds(10),
            Waiting = new Waiting(Wait, () => chance),
        };
        Db = new DynamoDbClient(Core);
    }

    public ScriptedServer Server { get; }

    public FakeClock Clock { get; } = new();

    public Deadline Deadline { get; }

    public AwsCore Core { get; }

    public DynamoDbClient Db { get; }

    public List<double> WaitedMilliseconds { get; } = [];

    public static AwsWorld Of(params Step[] script) => new(new ScriptedServer(script));

    public AwsAnswer Send(AwsRequest? request = null) => Core.Send(request ?? new AwsRequest("sqs", "SendMessage"));

    public AwsException Fails(AwsRequest? request = null) => Failure(() => Send(request));

    /// <summary>What AWS said, inside the exception that says whether it may pass.</summary>
    public static AwsException Failure(Action act)
    {
        var thrown = Should.Throw<Exception>(act);
        var failure = (thrown as AwsException ?? thrown.InnerException).ShouldBeOfType<AwsException>();
        (thrown is UnavailableException).ShouldBe(failure.IsTransient);
        return failure;
    }

    public void Dispose()
    {
        Core.Dispose();
        Server.Dispose();
    }

    private void Wait(TimeSpan time)
    {
        WaitedMilliseconds.Add(time.TotalMilliseconds);
        Clock.Advance(time);
    }
}
