namespace Ecommerce.Topology;

/// <summary>A described thing. Inert and immutable: it has a name and needs, never a state.</summary>
public abstract record Spec(string Name)
{
    /// <summary>Kind and name, unique in a shop: <c>Table/Orders</c>.</summary>
    public string Id => $"{GetType().Name[..^"Spec".Length]}/{Name}";

    /// <summary>
    /// What it was called when it was first deployed, and so what AWS calls it: most names there cannot change without the thing being made
    /// anew, its data gone. Say it when <see cref="Name"/> changes.
    /// </summary>
    public string DeployedAs { get; init; } = Name;

    /// <summary>What AWS calls it in this place.</summary>
    public string NameIn(Place place) => place.NameOf(DeployedAs);

    // Things mention each other, so writing out all properties might never end.
    public sealed override string ToString() => Id;

    /// <summary>What must exist before this can be made.</summary>
    protected internal virtual IEnumerable<Spec> Needs(Shop shop) => [];

    /// <summary>Shows this to a reader.</summary>
    protected internal abstract void Accept(IShopReader reader, Shop shop);
}

/// <summary>A thing that functions can be granted: it has an ARN, and environment variables by which it is found.</summary>
public abstract record Resource(string Name) : Spec(Name)
{
    public abstract string Arn(Place place);

    /// <summary>The ARNs a statement names when this is granted; more than one where AWS checks a companion too.</summary>
    protected internal virtual IEnumerable<string> Arns(Place place) => [Arn(place)];

    /// <summary>What a function holding a grant on this finds in its environment.</summary>
    protected internal virtual IEnumerable<Variable> Variables(Place place) => [];
}

/// <summary>One environment variable.</summary>
public readonly record struct Variable(string Name, string Value);

/// <summary>A mistake in the description, with the words to mend it. Thrown while the shop is described, before anything is made.</summary>
public sealed class TopologyException(string message) : Exception(message);
