using System.Text.RegularExpressions;
using Ecommerce.Functions.Auth;
using Ecommerce.Functions.Inventory;
using Ecommerce.Functions.Orders;
using Ecommerce.Functions.Products;
using Ecommerce.Lambda;
using Ecommerce.Tests.Architecture.Support;
using Ecommerce.Tests.Architecture.Topology;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Architecture.Join;

/// <summary>
/// The two sides that may not know each other: what the topology describes and what the executables do. Names, routes, bodies and
/// preconditions must be the same, both ways.
/// </summary>
public sealed class JoinTests
{
    private static Shop Shop => TopologyWorld.Shop;

    [Fact]
    public void EveryServiceWithOperationsHasAnExecutableAndTheOtherWayRound() =>
        Executable.All.Select(e => e.Service).Order()
            .ShouldBe(Shop.Services.Where(s => s.Operations.Count > 0).Select(s => s.Name).Order());

    [Fact]
    public void EveryProjectBelowFunctionsIsAnExecutableThatIsLookedAt() =>
        Repository.Paths("*.csproj", "functions").Select(path => path.Split('/')[1]).Order()
            .ShouldBe(Executable.All.Select(e => e.Service).Order());

    [Fact]
    public void FunctionsAreTheSame() => Differences(
        Shop.Functions.Select(f => $"function {f.Name} of {f.Service}"),
        from executable in Executable.All from function in executable.Functions select $"function {function} of {executable.Service}")
        .ShouldTellNothing();

    [Fact]
    public void OperationsAreTheSame() => Differences(
        Shop.Routes.Select(r => Line(r.Function.Name, r.Operation.Name, r.Route.Method, r.Route.Path, r.Route.HasBody, r.Route.Paged)),
        from executable in Executable.All
        from function in executable.Functions
        from route in executable.Routes(function)
        let isPaged = route.Gives is { IsGenericType: true } type && type.Name.StartsWith("Page`", StringComparison.Ordinal)
        select Line(function, route.Operation, route.Method, route.Path, route.Takes is not null, isPaged))
        .ShouldTellNothing();

    [Fact]
    public void AdminsOfTheSameGroupsAreLetIn() => Differences(
        Shop.Routes.Where(r => r.Route.Groups.Count > 0).Select(r => $"{r.Operation.Name} groups={string.Join(',', r.Route.Groups)}"),
        from executable in Executable.All
        from route in executable.AllRoutes
        where Shop.Routes.Single(r => r.Operation.Name == route.Operation).Route.Groups.Count > 0
        select $"{route.Operation} groups={string.Join(',', route.Groups)}")
        .ShouldTellNothing();

    [Fact]
    public void WhatIsSomebodysIsLookedUpForItsOwner() => Differences(
        Shop.Routes.Select(r => $"{r.Operation.Name} owned={r.Route.Access is Access.Owner}"),
        from executable in Executable.All from route in executable.AllRoutes select $"{route.Operation} owned={route.IsOwned}")
        .ShouldTellNothing();

    [Fact]
    public void WhoeverIsWokenByEventsConsumesExactlyThose() => Differences(
        from function in Shop.Functions
        from operation in function.Operations
        where operation.WokenBy is QueueTrigger && operation.Service != "Relay" // It carries on whatever it is given.
        from type in ((QueueTrigger)operation.WokenBy).Feed.Events
        select $"{operation.Name} hears {type}",
        Consumers().Select(c => $"{c.Operation} hears {c.Consumer.Event}"))
        .ShouldTellNothing();

    [Fact]
    public void WhoeverAsksForAKeyRemembersItsAnswer() => Differences(
        Shop.Routes.Select(r => $"{r.Operation.Name} key={r.Route.IdempotencyKey}"),
        Handlers().Select(h => $"{h.Name} key={KeyOf(h.Code)}"))
        .ShouldTellNothing();

    [Fact]
    public void WhoeverAnswers304IsDescribedSo() => Differences(
        Shop.Routes.Select(r => $"{r.Operation.Name} conditional={r.Route.Conditional}"),
        Handlers().Select(h => $"{h.Name} conditional={h.Code.Contains("ETags.IsHeld(", StringComparison.Ordinal)}"))
        .ShouldTellNothing();

    [Fact]
    public void WhoeverAsksForIfMatchReadsIt() => Differences(
        Shop.Routes.Select(r => $"{r.Operation.Name} ifMatch={r.Route.IfMatch}"),
        Handlers().Select(h => $"{h.Name} ifMatch={ReadsIfMatch(h.Code)}"))
        .ShouldTellNothing();

    [Fact]
    public void ListingRoutesTwiceGivesTheSame()
    {
        foreach (var executable in Executable.All)
        {
            executable.AllRoutes.Select(r => $"{r.Method} {r.Path} {r.Operation}")
                .ShouldBe(executable.AllRoutes.Select(r => $"{r.Method} {r.Path} {r.Operation}"));
        }
    }

    [Fact]
    public void AnUnknownFunctionIsRefusedWithTheNamesThereAre() =>
        Should.Throw<ArgumentException>(() => ProductsApp.Routes("orders-public", null!)).Message
            .ShouldBe("This executable has no function 'orders-public'; it has products-public and products-admin");

    [Fact]
    public void WhatOnlyOneSideHasIsTold() =>
        Differences(["function a of A", "function b of B"], ["function b of B", "function c of C"])
            .ShouldBe(["only the topology has: function a of A", "only the executable has: function c of C"]);

    [Fact]
    public void FunctionNamesAreReadFromTheSwitch() =>
        Executable.NamesIn("    {\n        \"a-b\" =>\n        [\n        \"c\" => [Route],\n        _ => throw new(\"'d' => e\"),\n")
            .ShouldBe(["a-b", "c"]);

    [Theory]
    [InlineData("app.Answers.Once(request, nameof(A), isRequired: true)", Need.Required)]
    [InlineData("app.Answers.Once(\n    request, nameof(A), isRequired: false)", Need.Optional)]
    [InlineData("app.Answers.Find(request)", Need.None)]
    public void ReadingAKeyIsSeen(string code, Need need) => KeyOf(code).ShouldBe(need);

    private static IEnumerable<string> Differences(IEnumerable<string> topology, IEnumerable<string> executable)
    {
        var (described, done) = (topology.ToList(), executable.ToList());
        return
        [
            .. described.Except(done).Select(line => $"only the topology has: {line}"),
            .. done.Except(described).Select(line => $"only the executable has: {line}"),
        ];
    }

    private static string Line(string function, string operation, string method, string path, bool hasBody, bool isPaged) =>
        $"{function} {operation}: {method} {path} body={hasBody} paged={isPaged}";

    private static IEnumerable<(string Operation, Consumer Consumer)> Consumers() =>
    [
        .. FollowCatalogue.Consumers(null!).Select(consumer => (nameof(FollowCatalogue), consumer)),
        .. FollowOrders.Consumers(null!).Select(consumer => (nameof(FollowOrders), consumer)),
        .. RevokeSessions.Consumers(null!).Select(consumer => (nameof(RevokeSessions), consumer)),
        .. EraseCustomer.Consumers(null!).Select(consumer => (nameof(EraseCustomer), consumer)),
        .. ExpireReservation.Consumers(null!).Select(consumer => (nameof(ExpireReservation), consumer)),
    ];

    private static IEnumerable<(string Name, string Code)> Handlers() =>
        from executable in Executable.All
        from route in executable.AllRoutes
        select (route.Operation, CSharpText.Code(Repository.Read($"functions/{executable.Service}/{route.Operation}.cs")));

    private static Need KeyOf(string code) => Regex.Match(code, @"\.Once\(\s*request,[^;]*isRequired:\s*(true|false)") switch
    {
        { Success: false } => Need.None,
        var found => found.Groups[1].Value == "true" ? Need.Required : Need.Optional,
    };

    private static bool ReadsIfMatch(string code) => code.Contains("ETags.RequiredVersion(", StringComparison.Ordinal);
}
