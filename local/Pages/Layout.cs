using System.Globalization;
using Ecommerce.Local.Cloud;

namespace Ecommerce.Local.Pages;

/// <summary>What all pages of the console have around their content.</summary>
internal sealed class Layout(LocalCloud cloud)
{
    /// <param name="reloads">Whether the page loads itself anew every few seconds.</param>
    public string Page(string title, string content, bool reloads = false) => $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8"><meta name="viewport" content="width=device-width">{(reloads ? Reload : "")}
          <title>{Html.Text(title)}</title><link rel="stylesheet" href="/_local/console.css">
        </head>
        <body>
          <header>
            <h1><a href="/_local">Ecommerce</a></h1><p>the local AWS, {Html.Text(Build.Version)}</p>
            <nav>
              <a href="/_local">overview</a> <a href="/_local/bus">bus</a> <a href="/_local/queues">queues</a>
              <a href="/_local/users">users</a>
              <a href="/api/products">products</a> <a href="/api/categories">categories</a>
            </nav>
            <p class="end">{Html.Text(Time)} AWS at <code>{Html.Text(Aws)}</code></p>
          </header>
          <main>
          {content}
          </main>
        </body>
        </html>
        """;

    private const string Reload = "<meta http-equiv=\"refresh\" content=\"5\">";

    // Null while the shop starts: the console is there a moment before the addresses are written down.
    private string Aws => cloud.Outputs is { } outputs ? (string)outputs.Values["awsEndpoint"]! : "";

    private string Time => cloud.Clock.Offset == TimeSpan.Zero
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"The shop's time is {cloud.Clock.GetUtcNow():yyyy-MM-dd HH:mm} UTC.");
}
