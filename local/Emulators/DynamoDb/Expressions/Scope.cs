namespace Ecommerce.Local.Emulators.DynamoDb;

/// <summary>What the placeholders of a request's expressions stand for.</summary>
public sealed record Scope(IReadOnlyDictionary<string, string> Names, IReadOnlyDictionary<string, AttributeValue> Values)
{
    /// <summary>The value of an operand for an item; null where it refers to nothing.</summary>
    public AttributeValue? Find(Operand operand, MapValue item) => operand switch
    {
        ValueOperand value => Values[value.Placeholder],
        PathOperand path => path.Path.Resolve(Names).Find(item),
        SizeOperand size => SizeOf(size.Path.Resolve(Names).Find(item)),
        _ => throw new InvalidOperationException($"{operand} belongs in an update"),
    };

    private static NumberValue? SizeOf(AttributeValue? value) => value switch
    {
        StringValue text => Number(text.Text.Length),
        BinaryValue binary => Number(binary.Bytes.Length),
        ListValue list => Number(list.Items.Count),
        MapValue map => Number(map.Entries.Count),
        SetValue set => Number(set.Members.Count),
        _ => null,
    };

    private static NumberValue Number(int count) => new(DynamoNumber.FromInteger(count));
}
