using Ecommerce.Topology.Services;

namespace Ecommerce.Topology;

/// <summary>The whole system, described once.</summary>
public sealed class Shop
{
    private readonly List<Spec> _inOrder = [];

    public Shop(params IReadOnlyList<ServiceSpec> services)
    {
        Services = services;
        Functions = [.. services.SelectMany(s => s.Functions)];
        PutInOrder();
    }

    public static Shop Describe() =>
        new(Platform.Describe(), Products.Describe(), Inventory.Describe(), Orders.Describe(), Auth.Describe(), Relay.Describe());

    public IReadOnlyList<ServiceSpec> Services { get; }

    public IReadOnlyList<FunctionSpec> Functions { get; }

    public IEnumerable<OperationSpec> Operations => Services.SelectMany(s => s.Operations);

    /// <summary>Everything, each after what it needs.</summary>
    public IReadOnlyList<Spec> InOrder => _inOrder;

    public IEnumerable<TableSpec> Tables => _inOrder.OfType<TableSpec>();

    /// <summary>What carries events from the bus to somebody.</summary>
    public IEnumerable<RuleSpec> Rules => _inOrder.OfType<QueueSpec>().Select(queue => queue.Rule);

    /// <summary>The one API that every route is of.</summary>
    public RestApiSpec Api => _inOrder.OfType<RestApiSpec>().Single();

    /// <summary>The one pool by which customers get AWS credentials.</summary>
    public IdentityPoolSpec Identities => _inOrder.OfType<IdentityPoolSpec>().Single();

    public IEnumerable<(FunctionSpec Function, OperationSpec Operation, RouteSpec Route)> Routes =>
        from function in Functions
        from operation in function.Operations
        where operation.WokenBy is RouteSpec
        select (function, operation, (RouteSpec)operation.WokenBy);

    /// <summary>Whom a pool asks, by moment.</summary>
    public IReadOnlyList<PoolQuestion> QuestionsOf(UserPoolSpec pool) =>
    [
        .. from function in Functions
           from operation in function.Operations
           where operation.WokenBy is PoolTrigger trigger && trigger.Pools.Contains(pool)
           let moment = ((PoolTrigger)operation.WokenBy).Moment
           orderby moment
           select new PoolQuestion(moment, function),
    ];

    /// <summary>Leads a reader through: first the things, then what wakes the functions.</summary>
    public void Read(IShopReader reader)
    {
        foreach (var spec in InOrder)
        {
            spec.Accept(reader, this);
        }

        foreach (var function in Functions)
        {
            foreach (var operation in function.Operations)
            {
                operation.WokenBy.Accept(function, operation, reader);
            }
        }
    }

    // Depth first. A circle could not be deployed, so it is told here, with its path.
    private void PutInOrder()
    {
        var done = new Dictionary<string, Spec>();
        var path = new List<string>();
        foreach (var spec in Services.SelectMany(s => s.Owns).Concat(Functions))
        {
            Visit(spec);
        }

        void Visit(Spec spec)
        {
            if (done.TryGetValue(spec.Id, out var known))
            {
                // The same thing met twice is one thing; the same name for two things is a mistake.
                _ = known.Equals(spec) ? known : throw new TopologyException($"{spec.Id} is described twice, differently");
                return;
            }

            if (path.Contains(spec.Id))
            {
                string[] circle = [.. path.SkipWhile(id => id != spec.Id), spec.Id];
                throw new TopologyException($"Needs go in a circle: {string.Join(" -> ", circle)}");
            }

            path.Add(spec.Id);
            foreach (var need in spec.Needs(this))
            {
                Visit(need);
            }

            path.RemoveAt(path.Count - 1);
            done.Add(spec.Id, spec);
            _inOrder.Add(spec);
        }
    }
}
