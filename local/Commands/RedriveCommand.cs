using System.CommandLine;

namespace Ecommerce.Local.Commands;

/// <summary><c>local redrive QUEUE</c>: brings back what waits in a dead-letter queue; <c>--list</c> says what waits where.</summary>
internal static class RedriveCommand
{
    public static Command Create()
    {
        var queue = new Argument<string?>("queue")
        {
            Description = "A dead-letter queue, or the queue or function whose messages end there: inventory-follow-catalogue",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var list = new Option<bool>("--list") { Description = "List the dead-letter queues and how many messages wait in each" };
        var command = new Command("redrive", "Bring messages back out of a dead-letter queue, once what failed is mended") { queue, list };
        command.Validators.Add(result =>
        {
            if (result.GetValue(list) == (result.GetValue(queue) is not null))
            {
                result.AddError("Name one queue, or ask for --list");
            }
        });
        command.SetAction((parsed, cancellation) =>
        {
            var redrive = new Redrive(OperatorClient.Of(Flags.PathsOf(parsed)), Console.Out);
            return parsed.GetValue(queue) is { } name ? redrive.RunAsync(name, cancellation) : redrive.ListAsync(cancellation);
        });
        return command;
    }
}
