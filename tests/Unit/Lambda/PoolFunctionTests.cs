using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ecommerce.Kernel;
using Ecommerce.Lambda;

namespace Ecommerce.Tests.Unit.Lambda;

public sealed class PoolFunctionTests : IDisposable
{
    private const string Question = """
        {
          "version": "2", "triggerSource": "TokenGeneration_Authentication", "userPoolId": "pool", "userName": "sub-1",
          "callerContext": { "clientId": "client" }, "request": { "userAttributes": { "email": "g@e", "odd": 1 } }, "response": {"old": 1}
        }
        """;

    private readonly World _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void TheAnswerIsTheQuestionWithAResponseInIt()
    {
        PoolEvent? asked = null;
        var (answer, failure) = Ask(Question, @event =>
        {
            asked = @event;
            return (Action<Utf8JsonWriter>)(json => json.WriteString("said", "yes"));
        });

        failure.ShouldBeNull();
        answer!["response"]!.ToJsonString().ShouldBe("""{"said":"yes"}""");
        ((string)answer["userPoolId"]!, (string)answer["version"]!).ShouldBe(("pool", "2"));
        (asked!.PoolId, asked.ClientId, asked.UserName, asked.Attributes["email"]).ShouldBe(("pool", "client", "sub-1", "g@e"));
        asked.Attributes.Keys.ShouldBe(["email"]);
    }

    [Fact]
    public void WhoMayNotPassIsTheInvocationsFailure() =>
        Ask(Question, _ => new Error(Problem.Forbidden, "Not you")).Failure!.Message.ShouldBe("Not you");

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("no JSON")]
    [InlineData("""{"triggerSource":"x","userPoolId":"p","callerContext":{},"request":{}}""")]
    public void WhatIsNoQuestionFails(string payload) => Ask(payload, _ => PoolFunction.Pass).Failure.ShouldBeAssignableTo<JsonException>();

    private (JsonNode? Answer, Exception? Failure) Ask(string payload, Func<PoolEvent, Result<Action<Utf8JsonWriter>>> answer)
    {
        ByteBuffer response = new();
        var failure = _world.Try(PoolFunction.Create(_world.Host, "Ask", answer), Encoding.UTF8.GetBytes(payload), response);
        return (failure is null ? JsonNode.Parse(response.Span) : null, failure);
    }
}
