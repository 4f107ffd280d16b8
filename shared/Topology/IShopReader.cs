namespace Ecommerce.Topology;

/// <summary>
/// What a reader must be able to do with each kind of thing. There are two: the Pulumi program makes it, the embedded AWS hosts it. A
/// new kind of thing is a new member here, so neither reader can forget it: it stops compiling.
/// </summary>
/// <remarks>Called in an order in which everything comes after what it needs; wake-ups come last.</remarks>
public interface IShopReader
{
    void Key(KeySpec key);

    void Table(TableSpec table);

    void Bus(BusSpec bus);

    void Topic(TopicSpec topic);

    void Queue(QueueSpec queue);

    void DeadLetter(DeadLetterSpec deadLetter);

    /// <summary>Called right after the rule's queue.</summary>
    void Rule(RuleSpec rule);

    /// <param name="questions">Whom the pool asks, each moment once.</param>
    void Pool(UserPoolSpec pool, IReadOnlyList<PoolQuestion> questions);

    void Identities(IdentityPoolSpec pool);

    void Bucket(BucketSpec bucket);

    void Api(RestApiSpec api);

    void Function(FunctionSpec function);

    void Wake(FunctionSpec function, OperationSpec operation, RouteSpec route);

    void Wake(FunctionSpec function, OperationSpec operation, PoolTrigger trigger);

    void Wake(FunctionSpec function, OperationSpec operation, QueueTrigger trigger);

    void Wake(FunctionSpec function, OperationSpec operation, StreamTrigger trigger);

    void Wake(FunctionSpec function, OperationSpec operation, ScheduleTrigger trigger);
}
