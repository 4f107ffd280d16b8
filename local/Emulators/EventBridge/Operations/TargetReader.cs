namespace Ecommerce.Local.Emulators.EventBridge;

/// <summary>https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html</summary>
internal static class TargetReader
{
    private static readonly TextRule s_input = new(0, 8192);
    private static readonly TextRule s_path = new(0, 256);
    private static readonly TextRule s_template = new(1, 8192);
    private static readonly TextRule s_group = new(0, 100);

    public static EventTarget Read(Parameters target)
    {
        target.Only("Id", "Arn", "RoleArn", "Input", "InputPath", "InputTransformer", "SqsParameters", "DeadLetterConfig", "RetryPolicy");
        target.Text("RoleArn", TextRule.Arn);
        var transformer = target.Part("InputTransformer")?.Only("InputPathsMap", "InputTemplate");
        var retry = target.Part("RetryPolicy")?.Only("MaximumRetryAttempts", "MaximumEventAgeInSeconds");
        return new(target.Raw)
        {
            Id = target.RequiredText("Id", TextRule.Name),
            Arn = target.RequiredText("Arn", TextRule.Arn),
            Input = target.Text("Input", s_input),
            InputPath = target.Text("InputPath", s_path),
            Template = transformer?.RequiredText("InputTemplate", s_template),
            Variables = transformer?.Map("InputPathsMap") ?? new Dictionary<string, string>(),
            MessageGroupId = target.Part("SqsParameters")?.Only("MessageGroupId").Text("MessageGroupId", s_group),
            DeadLetterArn = target.Part("DeadLetterConfig")?.Only("Arn").Text("Arn", TextRule.Arn),
            AttemptsMax = retry?.Integer("MaximumRetryAttempts", 0, 185) ?? EventLimits.RetryAttemptsDefault,
            AgeMax = TimeSpan.FromSeconds(
                retry?.Integer("MaximumEventAgeInSeconds", 60, 86_400) ?? EventLimits.EventAgeSecondsDefault),
        };
    }
}
