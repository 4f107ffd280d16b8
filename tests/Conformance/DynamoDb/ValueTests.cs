namespace Ecommerce.Tests.Conformance.DynamoDb;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html</summary>
public sealed class ValueTests
{
    private const string Invalid = "One or more parameter values were invalid: ";

    [Theory]
    [OnEachBackend("0", "0")]
    [OnEachBackend("-0", "0")]
    [OnEachBackend("00042", "42")]
    [OnEachBackend("1.50", "1.5")]
    [OnEachBackend("100", "100")]
    [OnEachBackend("1.5E2", "150")]
    [OnEachBackend("1e2", "100")]
    [OnEachBackend("1.23E-2", "0.0123")]
    [OnEachBackend("0.1", "0.1")]
    [OnEachBackend("-17.25", "-17.25")]
    [OnEachBackend("99999999999999999999999999999999999999", "99999999999999999999999999999999999999")]
    [OnEachBackend("0.00000000000000000000000000000000000001", "0.00000000000000000000000000000000000001")]
    public Task ANumberIsAnsweredInItsPlainForm(Backend on, string sent, string answered) => on.HoldsAsync(async world =>
    {
        await world.Dynamo.PutItemAsync(world.Table, new(world.Key("a")) { ["v"] = new() { N = sent } });

        var item = (await world.Dynamo.GetItemAsync(world.Table, world.Key("a"))).Item;

        item["v"].N.ShouldBe(answered);
    });

    [Theory]
    [OnEachBackend("9.9999999999999999999999999999999999999E+125")]
    [OnEachBackend("-9.9999999999999999999999999999999999999E+125")]
    [OnEachBackend("1E-130")]
    [OnEachBackend("-1E-130")]
    public Task TheEdgesOfTheRangeAreNumbers(Backend on, string number) => on.HoldsAsync(async world =>
        await world.PutAsync("a", $$$"""{"v":{"$n":"{{{number}}}"}}"""));

    [Theory]
    [OnEachBackend("1E+126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [OnEachBackend("-1E+126", "Number overflow. Attempting to store a number with magnitude larger than supported range")]
    [OnEachBackend("1E-131", "Number underflow. Attempting to store a number with magnitude smaller than supported range")]
    [OnEachBackend("123456789012345678901234567890123456789", "Attempting to store more than 38 significant digits in a Number")]
    [OnEachBackend("1.00000000000000000000000000000000000001", "Attempting to store more than 38 significant digits in a Number")]
    [OnEachBackend("abc", "The parameter cannot be converted to a numeric value: abc")]
    [OnEachBackend("1.2.3", "The parameter cannot be converted to a numeric value: 1.2.3")]
    [OnEachBackend("0x10", "The parameter cannot be converted to a numeric value: 0x10")]
    [OnEachBackend("NaN", "The parameter cannot be converted to a numeric value: NaN")]
    [OnEachBackend(" 1", "The parameter cannot be converted to a numeric value:  1")]
    public Task WhatIsNotSuchANumberIsRefused(Backend on, string number, string words) => on.HoldsAsync(async world =>
        await world.PutAsync("a", $$$"""{"v":{"$n":"{{{number}}}"}}""").ShouldBeInvalidAsync(words));

    [Theory]
    [OnEachBackend("0.1", "0.2", "0.3")]
    [OnEachBackend("9007199254740993", "1", "9007199254740994")]
    [OnEachBackend("99999999999999999999999999999999999998", "1", "99999999999999999999999999999999999999")]
    [OnEachBackend("1e20", "1e-10", "100000000000000000000.0000000001")]
    public Task SumsAreExact(Backend on, string left, string right, string sum) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", $$$"""{"v":{"$n":"{{{left}}}"}}""");

        await world.Dynamo.UpdateItemAsync(world.Update("a", "ADD v :v", $$$"""{":v":{"$n":"{{{right}}}"}}"""));

        (await world.GetAsync("a")).ShouldBe($$"""{"v":{{sum}}}""");
    });

    [Theory]
    [OnEachBackend("""{"$ss":[]}""", Invalid + "An string set  may not be empty")]
    [OnEachBackend("""{"$ns":[]}""", Invalid + "An number set  may not be empty")]
    [OnEachBackend("""{"$bs":[]}""", Invalid + "Binary sets should not be empty")]
    [OnEachBackend("""{"deep":[{"$ss":[]}]}""", Invalid + "An string set  may not be empty")]
    [OnEachBackend("""{"$ss":["a","a"]}""", Invalid + "Input collection [a, a] contains duplicates.")]
    [OnEachBackend("""{"$ns":["1","1.0"]}""", "Input collection contains duplicates")]
    [OnEachBackend("""{"$bs":["AQ==","AQ=="]}""", Invalid + "Input collection [AQ==, AQ==]of type BS contains duplicates.")]
    [OnEachBackend("""{"$null":false}""", Invalid + "Null attribute value types must have the value of true")]
    [OnEachBackend("""{"$none":1}""", "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes")]
    public Task WhatIsNoValueIsRefused(Backend on, string value, string words) => on.HoldsAsync(async world =>
        await world.PutAsync("a", $$"""{"v":{{value}} }""").ShouldBeInvalidAsync(words));

    [Theory]
    [OnEachBackend]
    public Task AnEmptyTextMayBeInASetAndInAList(Backend on) => on.HoldsAsync(async world =>
    {
        await world.PutAsync("a", """{"l":["",{"$b":""}],"ss":{"$ss":["","a"]}}""");

        (await world.GetAsync("a")).ShouldBe("""{"l":["",{"$b":""}],"ss":{"$ss":["","a"]}}""");
    });
}
