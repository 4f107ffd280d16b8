namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_StreamSpecification.html</summary>
internal static class StreamSpecification
{
    /// <summary>Whether a stream is wanted, and which images its records show.</summary>
    public static (bool IsEnabled, string? View) Read(Request specification)
    {
        specification.Only("StreamEnabled", "StreamViewType");
        return specification.Has("StreamEnabled")
            ? (specification.Flag("StreamEnabled"), ReadView(specification))
            : throw DynamoException.Constraint("null", "streamSpecification.streamEnabled", "Member must not be null");
    }

    private static string? ReadView(Request specification) => specification.Text("StreamViewType") switch
    {
        null or "NEW_IMAGE" or "OLD_IMAGE" or "NEW_AND_OLD_IMAGES" or "KEYS_ONLY" => specification.Text("StreamViewType"),
        var other => throw DynamoException.Constraint(
            $"'{other}'", "streamSpecification.streamViewType",
            "Member must satisfy enum value set: [NEW_IMAGE, OLD_IMAGE, NEW_AND_OLD_IMAGES, KEYS_ONLY]"),
    };
}
