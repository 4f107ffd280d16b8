namespace Ecommerce.Topology;

/// <summary>A moment at which Cognito asks a function before it goes on.</summary>
public enum PoolMoment
{
    /// <summary>Somebody wants to register.</summary>
    PreSignUp,

    /// <summary>Somebody wants to sign in. The password has not been looked at.</summary>
    PreAuthentication,

    /// <summary>An address was confirmed, or a forgotten password replaced.</summary>
    PostConfirmation,

    /// <summary>Tokens are about to be made: what shall they say?</summary>
    PreTokenGeneration,

    /// <summary>A mail is about to be sent: what shall it say?</summary>
    CustomMessage,
}

/// <summary>
/// A question of user pools. Its function gets the pool's id with each question, never from its environment: pools are made with the names
/// of the functions that they ask, so none of those may need a pool.
/// </summary>
public sealed record PoolTrigger(PoolMoment Moment, params IReadOnlyList<UserPoolSpec> Pools) : Trigger
{
    /// <summary>Cognito waits no longer (developer guide, "Customizing user pool workflows with Lambda triggers").</summary>
    public override TimeSpan TimeoutMax => TimeSpan.FromSeconds(5);

    protected internal override string FunctionOf(OperationSpec operation) => OwnFunctionOf(operation);

    protected internal override void Accept(FunctionSpec function, OperationSpec operation, IShopReader reader) =>
        reader.Wake(function, operation, this);
}

/// <summary>Who answers a pool at a moment.</summary>
public sealed record PoolQuestion(PoolMoment Moment, FunctionSpec Function);
