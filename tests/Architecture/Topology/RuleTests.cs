using Ecommerce.Tests.Architecture.Support;
using Ecommerce.Topology;
using static System.TimeSpan;
using static Ecommerce.Topology.Access;
using static Ecommerce.Topology.Wake;

namespace Ecommerce.Tests.Architecture.Topology;

/// <summary>The shop breaks no rule, and each rule tells its mistake in words.</summary>
public sealed class RuleTests
{
    private static readonly TableSpec s_plain = new("Plain", "PLAIN_TABLE");
    private static readonly UserPoolSpec s_people = new("people", "POOL", "CLIENT", "person/web");

    [Fact]
    public void TheShopBreaksNoRule() => Rules.Broken(TopologyWorld.Shop).ShouldTellNothing();

    [Fact]
    public void OneRouteToTwoOperationsIsTold() =>
        Told(Reads("A", "/x/{id}"), Reads("B", "/x/{id}")).ShouldBe(["GET /x/{} leads to A and B"]);

    [Fact]
    public void OneParameterWithTwoNamesIsTold() =>
        Told(Reads("A", "/x/{id}/y"), Reads("B", "/x/{name}/z"), Reads("C", "/y/{name}"))
            .ShouldBe(["After /x/ a parameter is called {id} and {name}; it can have one name"]);

    [Fact]
    public void TheSamePathWithAnotherMethodIsNotTold() =>
        Told(Reads("A", "/x/{id}"), new("B", Delete("/x/{id}", Public), FromSeconds(5), s_plain.Get)).ShouldBeEmpty();

    [Fact]
    public void OneNameForTwoOperationsIsTold() =>
        Told(new Shop(new("One", [s_plain], [Reads("A", "/x")]), new ServiceSpec("Two", [], [Reads("A", "/y")])))
            .ShouldBe(["A is an operation of One and Two"]);

    [Fact]
    public void ANameThatLambdaRefusesIsTold()
    {
        var shop = new Shop(new ServiceSpec(new string('a', 40), [s_plain], [Reads("A", "/x")]));

        TopologyWorld.Told(shop)
            .ShouldBe([$"{new string('s', 16)}-ServerlessEcommerce-{new string('a', 40)}-public has 84 characters; Lambda allows 64"]);
    }

    [Fact]
    public void TwoTablesThatAwsWouldCallTheSameAreTold()
    {
        var renamed = s_plain with { Name = "Renamed", DeployedAs = s_plain.Name };
        var second = new OperationSpec("B", Get("/y", Public), FromSeconds(5), renamed.Get);

        TopologyWorld.Told(TopologyWorld.Wrong([s_plain, renamed], Reads("A", "/x"), second))
            .ShouldContain("Table/Plain and Table/Renamed are both called Plain on AWS");
    }

    [Fact]
    public void AnEventNobodyCanSayIsTold() =>
        Rules.Broken(TopologyWorld.Wrong([s_plain], Reads("A", "/x"))).ShouldContain("ProductCreated has no outbox to be written to");

    [Fact]
    public void APoolThatAsksTwoFunctionsAtOneMomentIsTold()
    {
        OperationSpec[] asked = [.. new[] { "A", "B" }.Select(name => Asks(name, s_plain.Get))];

        TopologyWorld.Told(TopologyWorld.Wrong([s_plain, s_people], asked))
            .ShouldContain("UserPool/people asks wrong-a and wrong-b at PreSignUp; Cognito asks one");
    }

    [Fact]
    public void AFunctionThatNeedsThePoolThatAsksItIsTold() =>
        Should.Throw<TopologyException>(() => TopologyWorld.Wrong([s_people], Asks("A", s_people.SignIn))).Message
            .ShouldBe("Needs go in a circle: UserPool/people -> Function/wrong-a -> UserPool/people");

    [Fact]
    public void WritingAnothersTableIsTold()
    {
        var theirs = new ServiceSpec("Theirs", [s_plain], [Reads("Theirs", "/theirs")]);
        var ours = new ServiceSpec("Ours", [], [new("A", Get("/x", Public), FromSeconds(5), s_plain.Update)]);

        Told(new Shop(theirs, ours)).ShouldBe(["A writes Table/Plain, which is not Ours's, without naming attributes (use .Only)"]);
    }

    [Fact]
    public void WritingNamedAttributesOfAnothersTableIsNotTold()
    {
        var theirs = new ServiceSpec("Theirs", [s_plain], [Reads("Theirs", "/theirs")]);
        var ours = new ServiceSpec("Ours", [], [new("A", Get("/x", Public), FromSeconds(5), s_plain.Update.Only("level"), s_plain.Check)]);

        Told(new Shop(theirs, ours)).ShouldBeEmpty();
    }

    [Fact]
    public void ATableThatNobodyUsesIsTold() =>
        Told(new Shop(new ServiceSpec("One", [s_plain], []))).ShouldBe(["Table/Plain is granted to nobody"]);

    [Fact]
    public void APolicyThatIamRefusesIsTold()
    {
        TableSpec[] tables = [.. Enumerable.Range(0, 99).Select(i => new TableSpec($"Plain{i}", $"PLAIN{i}_TABLE"))];
        OperationSpec all = new("A", Get("/x", Public), FromSeconds(5), [.. tables.Select(table => table.Get)]);

        Told(TopologyWorld.Wrong(tables, all)).ShouldHaveSingleItem()
            .ShouldMatch(@"^wrong-public's policy has 1\d{4} characters; IAM allows 10240$");
    }

    [Fact]
    public void AVariableWithTwoMeaningsIsTold()
    {
        var other = new TableSpec("Other", "PLAIN_TABLE");

        Told(TopologyWorld.Wrong([s_plain, other], new OperationSpec("A", Get("/x", Public), FromSeconds(5), s_plain.Get, other.Get)))
            .ShouldBe(["PLAIN_TABLE means Table/Plain and Table/Other"]);
    }

    [Fact]
    public void NeedsInACircleAreToldWithTheirPath()
    {
        var first = new NeedySpec("First");
        var second = new NeedySpec("Second") { Need = first };
        first.Need = second;

        Thrown(() => TopologyWorld.Wrong([first])).ShouldBe("Needs go in a circle: Needy/First -> Needy/Second -> Needy/First");
    }

    [Fact]
    public void OneNameForTwoThingsIsTold() =>
        Thrown(() => TopologyWorld.Wrong([s_plain, s_plain with { Env = "OTHER_TABLE" }]))
            .ShouldBe("Table/Plain is described twice, differently");

    [Theory]
    [InlineData(30)]
    [InlineData(0)]
    public void ATimeoutThatTheTriggerDoesNotAllowIsTold(int seconds) =>
        Thrown(() => new OperationSpec("A", Get("/x", Public), FromSeconds(seconds)))
            .ShouldBe($"A may take {FromSeconds(seconds)}; RouteSpec allows up to 00:00:29");

    [Fact]
    public void AnIndexThatIsNotThereIsTold() =>
        Thrown(() => (s_plain with { Outbox = "x" }).Query("byColour")).ShouldBe("Table/Plain has no index byColour; it has unpublished");

    [Fact]
    public void AGrantOnAFieldNotYetSetIsTold() =>
        Thrown(() => new Grant(null!, "s3:GetObject")).ShouldBe("A grant names a resource that is not described yet");

    [Fact]
    public void AnIdThatAwsHasNotGivenYetIsTold() =>
        Thrown(() => new Place("eu-west-1", "123456789012").IdOf(s_plain)).ShouldBe("Table/Plain has no id yet");

    private static OperationSpec Asks(string name, Grant grant) => new(name, Asked(PoolMoment.PreSignUp, s_people), FromSeconds(5), grant);

    private static OperationSpec Reads(string name, string path) => new(name, Get(path, Public), FromSeconds(5), s_plain.Get);

    private static IReadOnlyList<string> Told(params IReadOnlyList<OperationSpec> operations) =>
        TopologyWorld.Told(TopologyWorld.Wrong([s_plain], operations));

    private static IReadOnlyList<string> Told(Shop shop) => TopologyWorld.Told(shop);

    private static string Thrown(Func<object> describe) => Should.Throw<TopologyException>(() => _ = describe()).Message;

    private sealed record NeedySpec(string Name) : Spec(Name)
    {
        public Spec? Need { get; set; }

        protected override IEnumerable<Spec> Needs(Shop shop) => Need is null ? [] : [Need];

        protected override void Accept(IShopReader reader, Shop shop)
        {
            // No reader meets it: the shop is refused before.
        }
    }
}
