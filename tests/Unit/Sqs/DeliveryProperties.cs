using System.Globalization;
using Ecommerce.Local.Emulators.Sqs;
using FsCheck.Xunit;

namespace Ecommerce.Tests.Unit.Sqs;

/// <summary>
/// Whatever is sent, received, deleted and left to expire, in whatever order: no message is lost, none is in two hands at once, and a
/// group's are received in order.
/// </summary>
public sealed class DeliveryProperties
{
    private const int Visibility = 10;
    private const int Groups = 3;

    [Property(MaxTest = 60)]
    public void NoMessageIsLostOrInTwoHandsAtOnce(byte[] script) => Play("q", script);

    [Property(MaxTest = 60)]
    public void InAFifoQueueAGroupsMessagesAreReceivedInOrder(byte[] script) => Play("q.fifo", script);

    private static void Play(string queue, byte[] script)
    {
        using var queues = Queues.With(queue, queue == "q"
            ? $$"""{"VisibilityTimeout":"{{Visibility}}"}"""
            : $$"""{"FifoQueue":"true","VisibilityTimeout":"{{Visibility}}"}""");
        var run = new Run(queues, queue);
        foreach (var step in script)
        {
            run.Do(step);
        }

        run.Drain();
    }

    private sealed class Run(Queues queues, string queue)
    {
        private readonly SortedSet<int> _kept = [];
        private readonly Dictionary<int, (SqsMessage Message, DateTimeOffset Until)> _inHand = [];
        private int _sent;

        public void Do(byte step)
        {
            switch (step % 4)
            {
                case 0:
                    Send();
                    break;
                case 1:
                    Receive(max: 1 + (step / 4 % 4));
                    break;
                case 2:
                    queues.Advance(step / 4 % Visibility);
                    break;
                default:
                    Delete(step / 4);
                    break;
            }
        }

        /// <summary>Receives and deletes until nothing comes any more: then nothing may be left.</summary>
        public void Drain()
        {
            for (var rounds = 0; _kept.Count > 0 && rounds <= _sent + 1; rounds++)
            {
                queues.Advance(Visibility);
                Receive(max: 10);
                while (_inHand.Count > 0)
                {
                    Delete(0);
                }
            }

            _kept.ShouldBeEmpty("lost");
            queues.Counts(queue).ShouldBe("0 0 0");
        }

        private void Send()
        {
            var number = _sent++;
            var body = number.ToString(CultureInfo.InvariantCulture);
            _kept.Add(number);
            if (queue == "q")
            {
                queues.Send(queue, body);
            }
            else
            {
                queues.SendTo(queue, $"{number % Groups}", body);
            }
        }

        private void Receive(int max)
        {
            var now = queues.Clock.GetUtcNow();
            foreach (var message in queues.Receive(queue, max))
            {
                var number = int.Parse(message.Body, CultureInfo.InvariantCulture);
                _kept.ShouldContain(number, "received after it was deleted");
                IsHeld(number, now).ShouldBeFalse("in two hands at once");
                if (queue != "q")
                {
                    var before = _kept.Where(one => one < number && one % Groups == number % Groups);
                    before.ShouldAllBe(one => _inHand.ContainsKey(one) && _inHand[one].Until == now + TimeSpan.FromSeconds(Visibility));
                }

                _inHand[number] = (message, now + TimeSpan.FromSeconds(Visibility));
            }
        }

        private void Delete(int which)
        {
            var now = queues.Clock.GetUtcNow();
            var held = _inHand.Where(hand => hand.Value.Until > now).OrderBy(hand => hand.Key);
            if (held.ElementAtOrDefault(which) is { Value.Message: { } message } hand)
            {
                queues.Delete(queue, message);
                _kept.Remove(hand.Key);
                _inHand.Remove(hand.Key);
            }
            else if (which == 0)
            {
                _inHand.Clear();
            }
        }

        private bool IsHeld(int number, DateTimeOffset now) => _inHand.TryGetValue(number, out var hand) && hand.Until > now;
    }
}
