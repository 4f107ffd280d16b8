using Ecommerce.Kernel;

namespace Ecommerce.Aws;

public sealed class AwsCore(AwsSettings settings, TimeProvider clock, Deadline deadline) : IDisposable
{
    public AwsAnswer Send(AwsRequest request) => throw new NotImplementedException($"{settings}{clock}{deadline}{request}");

    internal Retries Retries(RetryPolicy policy) => throw new NotImplementedException($"{policy}");

    public void Connect(string service) => throw new NotImplementedException(service);

    public void Dispose()
    {
    }
}
