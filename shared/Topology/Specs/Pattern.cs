namespace Ecommerce.Topology;

/// <summary>ARNs with nothing to make behind them.</summary>
public abstract record Pattern(string Name) : Resource(Name)
{
    /// <summary>To write traces; AWS ties it to no resource.</summary>
    internal static readonly Grant Trace = new(new Anything(), "xray:PutTelemetryRecords", "xray:PutTraceSegments");

    protected internal override void Accept(IShopReader reader, Shop shop)
    {
        // Nothing is made of a pattern.
    }
}

/// <summary>A function's own log group.</summary>
internal sealed record OwnLog(string Function) : Pattern(Function)
{
    public override string Arn(Place place) => place.Arn("logs", $"log-group:{LogGroups.OfFunction(Function, place)}:*");
}

/// <summary>The version of a function that is called.</summary>
internal sealed record LiveAlias(string Function) : Pattern(Function)
{
    public override string Arn(Place place) => place.Arn("lambda", $"function:{place.NameOf(Function)}:{FunctionSpec.Live}");
}

internal sealed record AnyPool() : Pattern("pools")
{
    public override string Arn(Place place) => place.Arn("cognito-idp", "userpool/*");
}

internal sealed record Anything() : Pattern("*")
{
    public override string Arn(Place place) => "*";
}
