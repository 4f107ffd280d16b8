using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws.Cognito.Inputs;
using Cognito = Pulumi.Aws.Cognito;
using Lambda = Pulumi.Aws.Lambda;

namespace Ecommerce.Stack.Components;

/// <summary>The functions that a pool asks, and its right to.</summary>
internal static class PoolQuestions
{
    public static UserPoolLambdaConfigArgs Of(IReadOnlyDictionary<PoolMoment, Function> asked)
    {
        var questions = new UserPoolLambdaConfigArgs
        {
            PreSignUp = Arn(PoolMoment.PreSignUp),
            PreAuthentication = Arn(PoolMoment.PreAuthentication),
            PostConfirmation = Arn(PoolMoment.PostConfirmation),
            CustomMessage = Arn(PoolMoment.CustomMessage),
        };
        if (asked.TryGetValue(PoolMoment.PreTokenGeneration, out var function))
        {
            // The second version of the question can add scopes to access tokens.
            questions.PreTokenGenerationConfig = new UserPoolLambdaConfigPreTokenGenerationConfigArgs
            {
                LambdaArn = function.LiveArn, LambdaVersion = "V2_0",
            };
        }

        return questions;

        Input<string>? Arn(PoolMoment moment) => asked.TryGetValue(moment, out var one) ? one.LiveArn : (Input<string>?)null;
    }

    public static void LetIn(UserPoolSpec spec, IEnumerable<Function> asked, Cognito.UserPool pool, CustomResourceOptions options)
    {
        foreach (var function in asked)
        {
            _ = new Lambda.Permission($"{spec.Name}-{function.GetResourceName()}", new()
            {
                Action = "lambda:InvokeFunction",
                Function = function.Name,
                Qualifier = function.Alias,
                Principal = "cognito-idp.amazonaws.com",
                SourceArn = pool.Arn,
            }, options);
        }
    }
}
