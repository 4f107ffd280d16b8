using System.Text;

namespace Ecommerce.Functions.Products;

/// <summary>
/// Text for finding and sorting: lower case, words of letters and digits, one blank between them. A search matches the beginnings of
/// words. Accents count: folding them needs tables that cost start-up time.
/// </summary>
public static class SearchText
{
    public static string Normalize(string text)
    {
        var words = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                words.Append(char.ToLowerInvariant(letter));
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>What is searched of a product. Every word has a blank before it, so that a query finds beginnings only.</summary>
    public static string Of(Product product) =>
        $" {Normalize(string.Join(' ', [product.ProductName, product.Model ?? "", .. product.Codes, .. product.Tags]))}";
}
