namespace Ecommerce.Aws;

/// <summary>
/// The SDKs' retry quota (SDKs and Tools reference, "Retry behavior", standard mode): while calls fail, fewer and fewer are
/// tried again, until calls succeed.
/// </summary>
internal sealed class RetryBudget
{
    private int _tokens = AwsLimits.RetryTokensMax;

    public bool TryTake(int cost)
    {
        if (_tokens < cost)
        {
            return false;
        }

        _tokens -= cost;
        return true;
    }

    public void GiveBack(int tokens) => _tokens = Math.Min(_tokens + tokens, AwsLimits.RetryTokensMax);
}
