using Ecommerce.Stack;
using Deployment = Pulumi.Deployment;

return await Deployment.RunAsync(ShopStack.DeployAsync);
