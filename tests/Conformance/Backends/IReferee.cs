using Amazon.DynamoDBv2;

namespace Ecommerce.Tests.Conformance;

/// <summary>A running backend and the official client that speaks to it. It never retries, so that every refusal is seen.</summary>
internal interface IReferee : IAsyncDisposable
{
    IAmazonDynamoDB Dynamo { get; }

    /// <summary>What table names begin with: an account may have tables that are not of this run.</summary>
    string TablePrefix { get; }
}
