using System.Text;
using Ecommerce.Bench.ColdStart.Variants;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Bench;

public sealed class ExchangeTests
{
    private static readonly Exchange s_exchange = new("", 200, "productName", "Mug");

    [Fact]
    public void ARightAnswerHasNoFault() => Fault("""{"statusCode":200,"body":"{\"productName\":\"Mug\"}"}""").ShouldBeNull();

    [Theory]
    [InlineData("""{"statusCode":503,"body":"{\"productName\":\"Mug\"}"}""", "it answered 503 with productName 'Mug'")]
    [InlineData("""{"statusCode":200,"body":"{\"productName\":\"Cup\"}"}""", "it answered 200 with productName 'Cup'")]
    [InlineData("""{"statusCode":200,"body":"{}"}""", "it answered what cannot be read")]
    [InlineData("""{"statusCode":200}""", "it answered what cannot be read")]
    [InlineData("Not Found", "it answered what cannot be read")]
    public void AWrongAnswerIsToldInWords(string answer, string words) => Fault(answer).ShouldNotBeNull().ShouldStartWith(words);

    [Fact]
    public void EveryFunctionThatSomebodyWaitsForIsAskedSomething() =>
        Shop.Describe().Functions.Where(Question.IsAsked).ShouldAllBe(function => Question.Of(function.Name).Alone.Event.Length > 1_000);

    private static string? Fault(string answer) => s_exchange.FindFault(Encoding.UTF8.GetBytes(answer));
}
