using System.Text.Json.Nodes;
using Ecommerce.Topology;
using Pulumi;
using Pulumi.Aws.S3;
using Pulumi.Aws.S3.Inputs;
using S3 = Pulumi.Aws.S3;

namespace Ecommerce.Stack.Components;

/// <summary>Objects that nobody reads without a grant, and nobody in plain text.</summary>
public sealed class Bucket : ShopComponent
{
    public Bucket(BucketSpec spec, StackContext context)
        : base("Bucket", spec, context)
    {
        var bucket = new S3.Bucket(spec.Name, new() { ForceDestroy = !context.Settings.RetainData }, MyData);
        _ = new BucketVersioning(spec.Name, new()
        {
            Bucket = bucket.Id,
            VersioningConfiguration = new BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
        }, Mine);
        _ = new BucketServerSideEncryptionConfiguration(spec.Name, new()
        {
            Bucket = bucket.Id,
            Rules = [new BucketServerSideEncryptionConfigurationRuleArgs { ApplyServerSideEncryptionByDefault = Encryption }],
        }, Mine);
        var closed = new BucketPublicAccessBlock(spec.Name, new()
        {
            Bucket = bucket.Id,
            BlockPublicAcls = true, BlockPublicPolicy = true, IgnorePublicAcls = true, RestrictPublicBuckets = true,
        }, Mine);
        _ = new BucketPolicy(spec.Name, new() { Bucket = bucket.Id, Policy = bucket.Arn.Apply(OverTlsOnly) }, After(closed));
        Id = bucket.Id;
        context.Ids.Add(spec, Id);
        RegisterOutputs();
    }

    /// <summary>Its name, which AWS knows it by in the whole world.</summary>
    public Output<string> Id { get; }

    private static BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs Encryption =>
        new() { SseAlgorithm = "AES256" };

    private static string OverTlsOnly(string arn) => new JsonObject
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray(new JsonObject
        {
            ["Effect"] = "Deny",
            ["Principal"] = "*",
            ["Action"] = "s3:*",
            ["Resource"] = new JsonArray(arn, $"{arn}/*"),
            ["Condition"] = new JsonObject { ["Bool"] = new JsonObject { ["aws:SecureTransport"] = "false" } },
        }),
    }.ToJsonString();
}
