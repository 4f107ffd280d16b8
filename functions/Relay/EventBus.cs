using Ecommerce.Aws;
using Ecommerce.Aws.EventBridge;

namespace Ecommerce.Functions.Relay;

/// <summary>The bus that everything is said on.</summary>
public sealed class EventBus(EventBridgeClient client, string name, AwsCore core)
{
    /// <summary>What became of each row. A row for which EventBridge refuses the whole call does not take the others with it.</summary>
    public IReadOnlyList<PutOutcome> Put(IReadOnlyList<Pending> rows)
    {
        try
        {
            return client.Put(name, [.. rows.Select(Calls.EntryOf)]);
        }
        catch (AwsException) when (rows.Count > 1)
        {
            return [.. rows.Select(row => Put([row])[0])];
        }
        catch (AwsException refusal)
        {
            return [PutOutcome.Refused(refusal.Code, refusal.Message)];
        }
    }

    /// <summary>For entries that were throttled.</summary>
    public Patience Patience() => core.Patience(RetryPolicy.Standard);
}
