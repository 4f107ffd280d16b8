using Ecommerce.Iam;
using Ecommerce.Local.Trust;

namespace Ecommerce.Tests.Unit.Sqs;

public sealed class AccessTests
{
    [Theory]
    [InlineData("SendMessage", "sqs:SendMessage", """ "MessageBody":"a" """)]
    [InlineData("SendMessageBatch", "sqs:SendMessage", """ "Entries":[{"Id":"1","MessageBody":"a"}] """)]
    [InlineData("ReceiveMessage", "sqs:ReceiveMessage", """ "MaxNumberOfMessages":1 """)]
    [InlineData("DeleteMessageBatch", "sqs:DeleteMessage", """ "Entries":[] """)]
    [InlineData("ChangeMessageVisibilityBatch", "sqs:ChangeMessageVisibility", """ "Entries":[] """)]
    [InlineData("PurgeQueue", "sqs:PurgeQueue", """ "x":null """)]
    public void ACallIsAskedForAtItsQueue(string operation, string action, string more)
    {
        using var queues = Queues.With("q");
        var asked = new Asking();

        var words = queues.Refused(operation, $$"""{"QueueUrl":"{{Queues.Url("q")}}",{{more}} }""", asked);

        words.ShouldBe("AccessDeniedException: No.");
        asked.Lines.ShouldBe([$"{action} {Queues.Arn("q")}"]);
    }

    [Fact]
    public void MovingMessagesIsAskedForInAllItsParts()
    {
        using var queues = Queues.With("dead");
        var asked = new Asking { Answers = _ => null };

        queues.Call("StartMessageMoveTask", $$"""{"SourceArn":"{{Queues.Arn("dead")}}","DestinationArn":"{{Queues.Arn("q")}}"}""", asked);

        asked.Lines.ShouldBe([
            $"sqs:StartMessageMoveTask {Queues.Arn("dead")}", $"sqs:ReceiveMessage {Queues.Arn("dead")}",
            $"sqs:DeleteMessage {Queues.Arn("dead")}", $"sqs:GetQueueAttributes {Queues.Arn("dead")}", $"sqs:SendMessage {Queues.Arn("q")}",
        ]);
    }

    [Fact]
    public void WhatNobodyKnowsIsRefusedByName()
    {
        using var queues = Queues.With("q");

        queues.RefusedOn("q", "AddPermission").ShouldBe(
            "UnknownOperationException: The operation AddPermission is not supported by the local SQS.");
        queues.RefusedOn("q", "ReceiveMessage", """ "ReceiveRequestAttemptId":"1" """).ShouldBe(
            "InvalidParameterValueException: The parameter ReceiveRequestAttemptId is not supported by the local SQS for this operation.");
    }

    /// <summary>A caller who remembers what was asked about it.</summary>
    private sealed class Asking() : Caller("arn:aws:iam::000000000000:user/asked", "AIDAASKED")
    {
        public Func<AccessRequest, string?> Answers { get; init; } = _ => "No.";

        public List<string> Lines { get; } = [];

        public override string? Refuse(AccessRequest request)
        {
            Lines.Add($"{request.Action} {request.Resource}");
            return Answers(request);
        }
    }
}
