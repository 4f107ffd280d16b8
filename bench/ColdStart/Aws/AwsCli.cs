namespace Ecommerce.Bench.ColdStart.Aws;

/// <summary>Writes a command of the AWS CLI that a person can paste into a shell as it is.</summary>
/// <param name="Region">Where the functions are: the person's default may be another one.</param>
/// <param name="Endpoint">Null: AWS itself.</param>
internal sealed record AwsCli(string Region, Uri? Endpoint)
{
    public string Describe(string function, string description) =>
        $"aws lambda update-function-configuration --region {Quoted(Region)}{EndpointOption} "
        + $"--function-name {Quoted(function)} --description {Quoted(description)}";

    private string EndpointOption => Endpoint is null ? "" : $" --endpoint-url {Quoted(Endpoint.ToString())}";

    // Between apostrophes a POSIX shell takes everything as it is, but for the apostrophe.
    private static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
