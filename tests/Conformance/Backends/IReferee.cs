using Amazon.DynamoDBv2;
using Amazon.SQS;

namespace Ecommerce.Tests.Conformance;

/// <summary>A running backend and the official clients that speak to it. They never retry, so that every refusal is seen.</summary>
internal interface IReferee : IAsyncDisposable
{
    IAmazonDynamoDB Dynamo { get; }

    IAmazonSQS Sqs { get; }

    /// <summary>What names of tables and queues begin with: an account may have some that are not of this run.</summary>
    string TablePrefix { get; }
}
