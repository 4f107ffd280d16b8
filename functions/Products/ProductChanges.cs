namespace Ecommerce.Functions.Products;

/// <summary>Which fields of a product an edit changed.</summary>
public static class ProductChanges
{
    /// <summary>Names as on the wire, in alphabetical order. Version, moments and availability are not an admin's to change.</summary>
    public static IReadOnlyList<string> Between(Product before, Product after)
    {
        List<string> changed = [];
        Note("category", before.Category == after.Category);
        Note("code", before.Code == after.Code);
        Note("description", before.Description == after.Description);
        Note("images", before.Images.SequenceEqual(after.Images));
        Note("model", before.Model == after.Model);
        Note("price", before.Price == after.Price);
        Note("productName", before.ProductName == after.ProductName);
        Note("productUrl", before.ProductUrl == after.ProductUrl);
        Note("status", before.Status == after.Status);
        Note("tags", before.Tags.SequenceEqual(after.Tags));
        Note("taxCategory", before.TaxCategory == after.TaxCategory);
        Note("variants", before.Variants.Count == after.Variants.Count && before.Variants.Zip(after.Variants).All(Same));
        return changed;

        void Note(string field, bool isSame)
        {
            if (!isSame)
            {
                changed.Add(field);
            }
        }
    }

    private static bool Same((Variant Before, Variant After) variant)
    {
        var (before, after) = variant;
        return before.Id == after.Id && before.Code == after.Code && before.Price == after.Price
            && before.Options.Count == after.Options.Count
            && before.Options.All(o => after.Options.TryGetValue(o.Key, out var value) && value == o.Value);
    }
}
