namespace Ecommerce.Tests.Unit.SourceGeneration;

/// <summary>What is not known to be written as System.Text.Json does is a mistake of the build, told where it stands.</summary>
public sealed class RefusalTests
{
    private const string OfTheBase = "of the base library, only string, bool, int, long, decimal and DateTimeOffset are known";
    private const string OfCollections = "of collections, only arrays, lists and dictionaries with string keys are known";

    [Theory]
    [InlineData("object", "what it is shows only when the program runs")]
    [InlineData("dynamic", "what it is shows only when the program runs")]
    [InlineData("double", OfTheBase)]
    [InlineData("byte", OfTheBase)]
    [InlineData("char", OfTheBase)]
    [InlineData("DateTime", OfTheBase)]
    [InlineData("Guid", OfTheBase)]
    [InlineData("Uri", OfTheBase)]
    [InlineData("JsonElement", OfTheBase)]
    [InlineData("IEnumerable<string>", OfCollections)]
    [InlineData("HashSet<string>", OfCollections)]
    [InlineData("Dictionary<int, string>", OfCollections)]
    [InlineData("IComparable", "an interface is neither a list nor a dictionary")]
    [InlineData("Action", "it is no class and no structure")]
    [InlineData("int[*,*]", "an array of several dimensions is none in JSON")]
    [InlineData("(int, string)", "a tuple has fields, and they would be left out")]
    public void ATypeThatIsNotKnownIsRefusedAtTheMember(string type, string reason)
    {
        var inCode = type.Replace("*", "", StringComparison.Ordinal); // Messages have stars in the brackets of an array.
        var code = $"[WritesJson(typeof(Thing))] static partial class W; record Thing(string Good, {inCode} Bad);";
        GeneratorRun.Findings(code).ShouldHaveSingleItem().ShouldBe((
            "WJ002", $"'Thing.Bad' is of the type '{type}', which cannot be written: {reason}", "Bad"));
    }

    [Theory]
    [InlineData("List<byte[]>", "byte")]
    [InlineData("Dictionary<string, float?>", "float")]
    [InlineData("Page<DateOnly>", "DateOnly")]
    public void WhatIsHeldIsLookedAtToo(string type, string held) =>
        GeneratorRun.Findings($"[WritesJson(typeof(Thing))] static partial class W; record Thing({type} Bad);")
            .ShouldHaveSingleItem().Message.ShouldEndWith($"is of the type '{held}', which cannot be written: {OfTheBase}");

    [Theory]
    [InlineData("string", "'W' is of the type 'string', which cannot be written: a whole document is an object, a list or a dictionary")]
    [InlineData("Page<>", "'W' is of the type 'Page<>', which cannot be written: say of what it is")]
    [InlineData("Local", "'W' is of the type 'Local', which cannot be written: generated code cannot name it")]
    [InlineData("Local[]", "'W' is of the type 'Local[]', which cannot be written: generated code cannot name it")]
    [InlineData("Uri", "'W' is of the type 'Uri', which cannot be written: " + OfTheBase)]
    public void ADocumentThatIsNotKnownIsRefusedAtTheAttribute(string type, string message) =>
        GeneratorRun.Findings($"[WritesJson(typeof({type}))] static partial class W; file record Local(int A);")
            .ShouldHaveSingleItem().ShouldBe(("WJ002", message, $"WritesJson(typeof({type}))"));

    [Theory]
    [InlineData("static class W;", "W")]
    [InlineData("partial class W;", "W")]
    [InlineData("static partial class W<T>;", "W<T>")]
    [InlineData("file static partial class W;", "W")]
    public void AClassThatCannotBeContinuedIsRefused(string declaration, string name) =>
        GeneratorRun.Findings($"[WritesJson(typeof(Money))] {declaration}").ShouldHaveSingleItem().ShouldBe((
            "WJ001",
            $"'{name}' must be a static partial class, neither nested, generic nor of one file only, for a part of it to be generated",
            "W"));

    [Theory]
    [InlineData(
        "record Thing([property: JsonConverter(typeof(TimestampConverter))] DateTimeOffset At);",
        "WJ003", "'Thing.At' has a converter that is not known here: TimestampConverter", "At")]
    [InlineData(
        "[JsonConverter(typeof(IdConverter<Other>))] record Thing(int A);",
        "WJ003", "'Thing' has a converter that is not known here: IdConverter<Other>", "Thing")]
    [InlineData(
        "record Thing([property: JsonPropertyOrder(1)] int A);",
        "WJ004", "'Thing.A' has the attribute [JsonPropertyOrder], whose effect on what is written is not known here", "A")]
    [InlineData(
        "class Thing { [JsonInclude] public int A; }",
        "WJ004", "'Thing.A' has the attribute [JsonInclude], whose effect on what is written is not known here", "A")]
    [InlineData(
        "[JsonDerivedType(typeof(Thing))] class Thing { }",
        "WJ004", "'Thing' has the attribute [JsonDerivedType], whose effect on what is written is not known here", "Thing")]
    [InlineData(
        "record Thing([property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int A);",
        "WJ004", "'Thing.A' has the attribute [JsonIgnore] with that condition, whose effect on what is written is not known here", "A")]
    [InlineData(
        "class Base { [JsonPropertyName(\"b\")] public virtual int A => 1; } class Thing : Base { public override int A => 2; }",
        "WJ004",
        "'Thing.A' has the attribute [JsonPropertyName], or what it overrides has it, whose effect on what is written is not known here",
        "A")]
    [InlineData(
        "enum Kind { A } record Thing(Kind Kind);", "WJ005",
        "The enumeration 'Kind' cannot be written: only those with [JsonConverter(typeof(WordConverter<Kind>))] have words", "Kind")]
    [InlineData(
        "[Flags, JsonConverter(typeof(WordConverter<Kind>))] enum Kind { A } record Thing(Kind Kind);",
        "WJ005", "The enumeration 'Kind' cannot be written: a value of flags can be several words", "Kind")]
    [InlineData(
        "[JsonConverter(typeof(WordConverter<Kind>))] enum Kind { A, B = A } record Thing(Kind Kind);",
        "WJ005", "The enumeration 'Kind' cannot be written: two of its members have one value", "Kind")]
    [InlineData(
        "record Thing(List<Other> Others); record Other(Thing? Thing);",
        "WJ006", "'Thing' holds itself, so that a value could be written for ever: Thing > List<Other> > Other > Thing", "Thing")]
    [InlineData(
        "record Thing(int Url, [property: JsonPropertyName(\"url\")] int Other);",
        "WJ007", "'Thing' has two members for the name 'url'; give one of them [JsonPropertyName]", "Other")]
    [InlineData(
        "class Base { public int A => 1; } class Thing : Base { public new int A => 2; }",
        "WJ007", "'Thing' has two members for the name 'A'; give one of them [JsonPropertyName]", "A")]
    [InlineData(
        "record Thing(int Größe);", "WJ008",
        "'Thing.Größe' is called \"größe\" in JSON: use printable ASCII that needs no escape", "Größe")]
    [InlineData(
        "[JsonConverter(typeof(WordConverter<Kind>))] enum Kind { [JsonStringEnumMemberName(\"a+b\")] A } record Thing(Kind Kind);",
        "WJ008", "'Kind.A' is called \"a+b\" in JSON: use printable ASCII that needs no escape", "A")]
    public void WhatWouldBeWrittenOtherwiseIsRefused(string code, string id, string message, string at) =>
        GeneratorRun.Findings($"[WritesJson(typeof(Thing))] static partial class W; {code}")
            .ShouldHaveSingleItem().ShouldBe((id, message, at));

    [Fact]
    public void AnIdWithoutItsConverterIsRefused() => GeneratorRun.Findings(
        """
        [WritesJson(typeof(Thing))] static partial class W;
        record struct OrderId(string Text) : IId<OrderId>
        {
            public static string Prefix => "ord";
            public static OrderId Of(string text) => new(text);
        }
        record Thing(OrderId Id);
        """).ShouldHaveSingleItem().Message.ShouldEndWith(
            "an id needs [JsonConverter(typeof(IdConverter<OrderId>))], else it would be an object");
}
