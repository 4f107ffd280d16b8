using System.Text;
using Ecommerce.Pack.Zip;

namespace Ecommerce.Pack.Compile;

/// <summary>
/// The executable of the latest run, and a key that says what it was made of. Another key, or none, and it does not count: the key is
/// removed first and written last.
/// </summary>
internal sealed class KeptExecutable(string folder)
{
    private readonly string _keyFile = Path.Combine(folder, "key.txt");

    public string Executable { get; } = Path.Combine(folder, "bootstrap");

    public bool IsOf(string key) => File.Exists(Executable) && File.Exists(_keyFile) && File.ReadAllText(_keyFile) == key;

    public void Keep(string executable, string key)
    {
        WholeFile.Remove(_keyFile);
        Directory.CreateDirectory(folder);
        File.Move(executable, Executable, overwrite: true);
        WholeFile.Write(_keyFile, Encoding.ASCII.GetBytes(key));
    }
}
