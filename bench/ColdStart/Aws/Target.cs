using Ecommerce.Bench.ColdStart.Variants;
using Ecommerce.Topology;

namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>One row: a function as it is called on AWS, and what it is asked.</summary>
/// <param name="Name">As the topology calls it.</param>
internal sealed record Target(string Name, string Function, Calls Calls, Exchange Exchange)
{
    private const int NotFound = 404;

    /// <summary>
    /// Every function of the topology, asked the same as on one machine. But nothing is written into a deployed shop, so what is read
    /// there is not there: it is one GetItem all the same, and the answer says so.
    /// </summary>
    public static IReadOnlyList<Target> All(Place place, string only) =>
    [
        .. from function in Shop.Describe().Functions
           where Question.IsAsked(function) && function.Name.Contains(only, StringComparison.OrdinalIgnoreCase)
           let question = Question.Of(function.Name)
           from target in new[]
           {
               new Target(function.Name, function.NameIn(place), Calls.None, question.Alone),
               new Target(
                   function.Name, function.NameIn(place), Calls.Tls, new(question.Reading.Event, NotFound, "status", "404")),
           }
           select target,
    ];

    /// <summary>The row in words, as in <c>products-public (no call)</c>.</summary>
    public override string ToString() => $"{Name} ({Words(Calls)})";

    public static string Words(Calls calls) => calls == Calls.None ? "no call" : "one DynamoDB read";
}
