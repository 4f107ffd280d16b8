using System.Text;

namespace Ecommerce.Tests.Stack.Support;

/// <summary>Committed graphs, written anew with UPDATE_GOLDEN=1 and read in the review.</summary>
internal static class Golden
{
    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(Repository.Root, "tests/Stack/Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, actual, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        var difference = expected.Split('\n').Zip(actual.Split('\n')).FirstOrDefault(pair => pair.First != pair.Second);
        var changed = $"{name}: '{difference.First}' became '{difference.Second}'";
        actual.ShouldBe(expected, $"{changed}. If that is meant, run the tests once with UPDATE_GOLDEN=1");
    }
}
