namespace Ecommerce.Bench;

/// <summary>
/// A thread for each client. A synchronous client would else hold a thread of the pool while it waits, which the emulator in this
/// process needs to answer it.
/// </summary>
internal static class Threads
{
    public static Task<T> Run<T>(Func<Task<T>> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();

    public static Task Run(Func<Task> work) =>
        Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
}
