using Ecommerce.Contracts;
using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws.CloudWatch;
using Pulumi.Aws.Iam;
using Pulumi.Aws.Lambda.Inputs;
using Lambda = Pulumi.Aws.Lambda;

namespace Ecommerce.Stack.Components;

/// <summary>
/// A function with a role of its own that may do exactly what its grants say, its log group, and the alias that everything calls it by.
/// </summary>
public sealed class Function : ShopComponent
{
    public Function(FunctionSpec spec, CustomerKey key, StackContext context)
        : base("Function", spec, context)
    {
        var (place, settings) = (context.Place, context.Settings);
        var role = ServiceRole.Of("lambda", spec.Name, $"What {spec.NameIn(place)} may do", Mine);
        var policy = new RolePolicy(spec.Name, new() { Role = role.Id, Policy = context.Ids.Fill(IamPolicy.Of(spec, place)) }, Mine);
        var log = new LogGroup(spec.Name, new()
        {
            Name = LogGroups.Of(spec, place),
            RetentionInDays = settings.LogRetentionDays,
            KmsKeyId = key.Arn,
        }, Mine);
        var function = new Lambda.Function(spec.Name, new()
        {
            Name = spec.NameIn(place),
            Description = string.Join(", ", spec.Operations.Select(o => o.Name)),
            Runtime = Lambda.Runtime.CustomAL2023,
            Architectures = [settings.Architecture.LambdaName()],
            Handler = spec.Name,
            Code = new FileArchive(context.PackageOf(spec.Service)),
            Role = role.Arn,
            MemorySize = spec.MemoryMb,
            Timeout = (int)spec.Timeout.TotalSeconds,
            Environment = new FunctionEnvironmentArgs { Variables = Variables(spec, context) },
            TracingConfig = new FunctionTracingConfigArgs { Mode = "Active" },
            LoggingConfig = new FunctionLoggingConfigArgs { LogFormat = "Text", LogGroup = log.Name },
            ReservedConcurrentExecutions = settings.ReservedConcurrency.TryGetValue(spec.Name, out var most) ? most : -1,
            Publish = true,
        }, After(policy, log));
        Name = function.Name;
        var live = new Lambda.Alias($"{spec.Name}-live", new()
        {
            Name = FunctionSpec.Live,
            FunctionName = function.Name,
            FunctionVersion = function.Version,
        }, Moved(settings.Traffic));
        (InvokeArn, LiveArn, Alias) = (live.InvokeArn, live.Arn, live.Name);
        if (settings.ProvisionedConcurrency.TryGetValue(spec.Name, out var warm))
        {
            _ = new Lambda.ProvisionedConcurrencyConfig($"{spec.Name}-warm", new()
            {
                FunctionName = function.Name,
                Qualifier = live.Name,
                ProvisionedConcurrentExecutions = warm,
            }, Mine);
        }

        RegisterOutputs();
    }

    public Output<string> Name { get; }

    /// <summary>The alias's name, once there is one.</summary>
    public Output<string> Alias { get; }

    /// <summary>What everything else wakes: the alias.</summary>
    public Output<string> LiveArn { get; }

    /// <summary>What an API calls to reach the alias.</summary>
    public Output<string> InvokeArn { get; }

    private static InputMap<string> Variables(FunctionSpec spec, StackContext context)
    {
        var variables = new InputMap<string>();
        foreach (var (name, value) in spec.Environment(context.Place with { TaskRoot = TrustEnvironment.TaskRoot }))
        {
            variables.Add(name, context.Ids.Fill(value));
        }

        return variables;
    }

    // Once it is made, the deploy workflow moves it; an update must not jump ahead of that.
    private CustomResourceOptions Moved(Traffic traffic) => new()
    {
        Parent = this,
        IgnoreChanges = traffic is Traffic.Gradual ? ["functionVersion", "routingConfig"] : [],
    };
}
