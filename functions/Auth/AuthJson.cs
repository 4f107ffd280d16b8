using System.Text.Json.Serialization;
using Ecommerce.Kernel;

namespace Ecommerce.Functions.Auth;

/// <summary>
/// The bodies that this service reads, strictly: an unknown, missing or null member is the client's mistake. What it writes:
/// <see cref="AuthWriter"/>.
/// </summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(TimestampConverter)])]
[JsonSerializable(typeof(Registration))]
[JsonSerializable(typeof(AddressConfirmation))]
[JsonSerializable(typeof(AddressOnly))]
[JsonSerializable(typeof(PasswordSignIn))]
[JsonSerializable(typeof(ChallengeReply))]
[JsonSerializable(typeof(RefreshTokenOnly))]
[JsonSerializable(typeof(PasswordReset))]
[JsonSerializable(typeof(SessionOnly))]
[JsonSerializable(typeof(CodeOnly))]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(ProfilePatch))]
[JsonSerializable(typeof(BlockDraft))]
[JsonSerializable(typeof(RehearsedQuestion))]
public sealed partial class AuthJson : JsonSerializerContext;
