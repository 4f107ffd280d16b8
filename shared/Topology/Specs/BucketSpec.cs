namespace Ecommerce.Topology;

/// <summary>
/// Objects that are nobody's but those whom a grant names: private, versioned, encrypted by S3's own keys, so that who may read an object
/// needs no right on a key of the shop's.
/// </summary>
public sealed record BucketSpec(string Name, string Env) : Resource(Name)
{
    /// <summary>To read the objects below a prefix.</summary>
    public Grant Read(string prefix) => new(this, "s3:GetObject") { Parts = [$"/{prefix}*"] };

    // A bucket's name is AWS's to give: it is one in the whole world.
    public override string Arn(Place place) => $"arn:aws:s3:::{place.IdOf(this)}";

    protected internal override IEnumerable<Variable> Variables(Place place) => [new(Env, place.IdOf(this))];

    protected internal override void Accept(IShopReader reader, Shop shop) => reader.Bucket(this);
}
