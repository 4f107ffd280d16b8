namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>What a target must be beyond the model of the API.</summary>
internal static class TargetChecks
{
    public static void Check(EventTarget target, EventTargets known)
    {
        if (target.Service.Length == 0)
        {
            throw EventsException.Parameter(target.Arn, "Provided Arn is not in correct format.");
        }

        if (known.For(target.Service) is null)
        {
            throw EventsException.Parameter(target.Arn, $"The local EventBridge has no targets of '{target.Service}'.");
        }

        if (new object?[] { target.Input, target.InputPath, target.Template }.Count(one => one is not null) > 1)
        {
            throw EventsException.Validation(
                $"Only one of Input, InputPath, or InputTransformer must be provided for target {target.Id}.");
        }

        if (target.Service == "sqs" && target.Arn.EndsWith(".fifo", StringComparison.Ordinal) && target.MessageGroupId is null)
        {
            throw EventsException.Validation($"Parameter(s) SqsParameters must be specified for target: {target.Id}.");
        }

        CheckDeadLetters(target, known);
        CheckInput(target);
    }

    private static void CheckDeadLetters(EventTarget target, EventTargets known)
    {
        if (target.DeadLetterArn is not { } queue)
        {
            return;
        }

        if (EventTarget.ServiceOf(queue) != "sqs" || queue.EndsWith(".fifo", StringComparison.Ordinal))
        {
            throw EventsException.Parameter("DeadLetterConfig", "Dead-letter queues are standard queues of SQS.");
        }

        if (known.DeadLetters is null)
        {
            throw EventsException.Parameter("DeadLetterConfig", "The local EventBridge has no queues here.");
        }
    }

    private static void CheckInput(EventTarget target)
    {
        if (target.Input is { } input && !IsJson(input))
        {
            throw EventsException.Validation($"JSON syntax error in input for target {target.Id}: invalid JSON");
        }

        if (target.InputPath is { } path && !EventPath.IsPath(path))
        {
            throw EventsException.Validation($"Invalid InputPath for target {target.Id}.");
        }

        if (target.Variables.Count > EventLimits.TemplateVariablesMax)
        {
            throw EventsException.Validation(
                $"InputPathsMap for target {target.Id} has more than {EventLimits.TemplateVariablesMax} paths.");
        }

        if (target.Variables.FirstOrDefault(one => one.Key.StartsWith("aws.", StringComparison.OrdinalIgnoreCase)
            || !EventPath.IsPath(one.Value)) is { Key: { } wrong })
        {
            throw EventsException.Validation($"Invalid InputPathsMap for target {target.Id}: {wrong}");
        }

        if (target.Template is { } template && InputTemplate.VariablesOf(template)
            .FirstOrDefault(name => !target.Variables.ContainsKey(name) && !TemplateVariables.IsReserved(name)) is { } unknown)
        {
            throw EventsException.Validation($"InputTemplate for target {target.Id} contains invalid placeholder {unknown}.");
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            System.Text.Json.JsonDocument.Parse(text, EventDocument.ReadOptions).Dispose();
            return true;
        }
        catch (System.Text.Json.JsonException)
        {
            return false;
        }
    }
}
