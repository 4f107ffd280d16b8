using Ecommerce.Contracts.Events;

namespace Ecommerce.Topology;

/// <summary>What types cannot say. Each rule yields sentences about what is wrong; none is good. Told before anything is made.</summary>
public static class Rules
{
    // The longest prefix a stack may have decides whether names fit.
    private static readonly Place s_somewhere =
        new("eu-west-1", "123456789012", Place.PrefixOf(new('s', Place.StackCharactersMax))) { IdOf = r => r.Name, ClientOf = p => p.Name };

    public static IEnumerable<string> Broken(Shop shop) =>
    [
        .. RoutesAreUnique(shop), .. ParametersHaveOneName(shop), .. OperationsAreUnique(shop), .. NamesFit(shop),
        .. NamesOnAwsAreUnique(shop),
        .. EventsHaveAnOutbox(shop), .. OthersTablesAreTouchedLightly(shop), .. NothingIsUnused(shop), .. PoliciesFit(shop),
        .. VariablesMeanOneThing(shop), .. FixedAnswersFit(shop), .. PoolsAskOnce(shop), .. AsyncRules.Broken(shop, s_somewhere),
    ];

    private static IEnumerable<string> RoutesAreUnique(Shop shop) =>
        from route in shop.Routes
        group route by (route.Route.Method, Path: route.Route.Shape) into same
        where same.Count() > 1
        select $"{same.Key.Method} {same.Key.Path} leads to {string.Join(" and ", same.Select(s => s.Operation.Name))}";

    // API Gateway makes a tree of paths, and a node has room for one parameter.
    private static IEnumerable<string> ParametersHaveOneName(Shop shop) =>
        from route in shop.Routes
        let segments = route.Route.Path.Split('/')
        from at in Enumerable.Range(0, segments.Length)
        where segments[at].StartsWith('{')
        group segments[at] by RouteSpec.ShapeOf(string.Join('/', segments[..at])) into same
        where same.Distinct().Count() > 1
        select $"After {same.Key}/ a parameter is called {string.Join(" and ", same.Distinct())}; it can have one name";

    private static IEnumerable<string> OperationsAreUnique(Shop shop) =>
        from operation in shop.Operations
        group operation by operation.Name into same
        where same.Count() > 1
        select $"{same.Key} is an operation of {string.Join(" and ", same.Select(s => s.Service))}";

    private static IEnumerable<string> NamesFit(Shop shop) =>
        from function in shop.Functions
        let name = function.NameIn(s_somewhere)
        where name.Length > 64
        select $"{name} has {name.Length} characters; Lambda allows 64";

    private static IEnumerable<string> NamesOnAwsAreUnique(Shop shop) =>
        from spec in shop.InOrder
        where spec is not Pattern
        group spec.Id by (Kind: spec.GetType(), spec.DeployedAs) into same
        where same.Count() > 1
        select $"{string.Join(" and ", same)} are both called {same.Key.DeployedAs} on AWS";

    private static IEnumerable<string> EventsHaveAnOutbox(Shop shop)
    {
        var speakers = shop.Tables.Select(t => t.Outbox).ToHashSet();
        return Catalogue.All.Where(e => !speakers.Contains(e.Source)).Select(e => $"{e} has no outbox to be written to");
    }

    private static IEnumerable<string> OthersTablesAreTouchedLightly(Shop shop) =>
        from service in shop.Services
        from operation in service.Operations
        from grant in operation.Grants.OfType<TableGrant>()
        where !service.Owns.Contains(grant.Table) && !grant.IsFitForOthers
        select $"{operation.Name} writes {grant.Table.Id}, which is not {service.Name}'s, without naming attributes (use .Only)";

    private static IEnumerable<string> NothingIsUnused(Shop shop)
    {
        var used = shop.Functions.SelectMany(f => f.AllGrants).Select(g => g.On.Id).ToHashSet();
        return shop.Tables.Where(t => !used.Contains(t.Id)).Select(t => $"{t.Id} is granted to nobody");
    }

    private static IEnumerable<string> PoliciesFit(Shop shop) =>
        from function in shop.Functions
        let length = IamPolicy.Of(function, s_somewhere).Length
        where length > IamPolicy.CharactersMax
        select $"{function.Name}'s policy has {length} characters; IAM allows {IamPolicy.CharactersMax}";

    private static IEnumerable<string> VariablesMeanOneThing(Shop shop) =>
        from resource in shop.InOrder.OfType<Resource>()
        from variable in resource.Variables(s_somewhere)
        group resource.Id by variable.Name into owners
        where owners.Distinct().Count() > 1
        select $"{owners.Key} means {string.Join(" and ", owners.Distinct())}";

    private static IEnumerable<string> PoolsAskOnce(Shop shop) =>
        from pool in shop.InOrder.OfType<UserPoolSpec>()
        from same in shop.QuestionsOf(pool).GroupBy(q => q.Moment)
        where same.Count() > 1
        select $"{pool.Id} asks {string.Join(" and ", same.Select(q => q.Function.Name))} at {same.Key}; Cognito asks one";

    private static IEnumerable<string> FixedAnswersFit(Shop shop) =>
        from api in shop.InOrder.OfType<RestApiSpec>()
        from answer in FixedAnswer.All(shop, "", "")
        where answer.Template.Length > FixedAnswer.TemplateBytesMax
        select $"{answer.Path} answers {answer.Template.Length} bytes; a template may have {FixedAnswer.TemplateBytesMax}";
}
