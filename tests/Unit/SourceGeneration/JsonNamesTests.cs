using System.Text.Encodings.Web;
using System.Text.Json;
using Ecommerce.SourceGeneration.Reading;
using FsCheck;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.SourceGeneration;

public sealed class JsonNamesTests
{
    [Theory]
    [InlineData("Name", "name")]
    [InlineData("name", "name")]
    [InlineData("URL", "url")]
    [InlineData("URLValue", "urlValue")]
    [InlineData("IPhone", "iPhone")]
    [InlineData("AB", "ab")]
    [InlineData("A1B", "a1B")]
    [InlineData("ÄÖx", "äÖx")]
    [InlineData("X Y", "x Y")]
    [InlineData("ID card", "id card")]
    [InlineData("_Name", "_Name")]
    public void ANameIsInCamelCase(string name, string inJson)
    {
        JsonNames.CamelCase(name).ShouldBe(inJson);
        JsonNamingPolicy.CamelCase.ConvertName(name).ShouldBe(inJson);
    }

    [Property(MaxTest = 1_000)]
    public bool EveryNameIsWhatTheSerializerMakesOfIt(NonNull<string> name) =>
        JsonNames.CamelCase(name.Get) == JsonNamingPolicy.CamelCase.ConvertName(name.Get);

    [Fact]
    public void APlainNameIsOneThatNoEncoderEscapes()
    {
        for (var letter = '\0'; letter < 0x3000; letter++)
        {
            var text = letter.ToString();
            JsonNames.IsPlain(text).ShouldBe(JavaScriptEncoder.Default.Encode(text) == text, $"U+{(int)letter:X4}");
        }
    }
}
