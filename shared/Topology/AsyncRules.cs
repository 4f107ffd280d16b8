using Ecommerce.Contracts.Events;

namespace Ecommerce.Topology;

/// <summary>The rules of what nobody waits for: whatever is said is carried and heard, and AWS takes what is asked of it.</summary>
internal static class AsyncRules
{
    public static IEnumerable<string> Broken(Shop shop, Place somewhere) =>
    [
        .. OutboxesAreRelayed(shop), .. EventsAreHeard(shop), .. RulesWaitForWhatIsSaid(shop), .. FunctionsAreAlone(shop),
        .. MessagesAreHiddenLongEnough(shop), .. DelaysFit(shop), .. PatternsFit(shop), .. NamesFit(shop, somewhere),
    ];

    private static IEnumerable<string> OutboxesAreRelayed(Shop shop) =>
        from table in shop.Tables
        where table.Outbox is not null && !IsRelayed(shop, table)
        select $"{table.Id} has an outbox that nobody carries to a bus";

    private static IEnumerable<string> EventsAreHeard(Shop shop)
    {
        var heard = shop.Rules.SelectMany(r => r.Events).ToHashSet();
        return from type in Catalogue.All
               where !heard.Contains(type)
               select $"{type} is heard by nobody: let it wake an operation";
    }

    private static IEnumerable<string> RulesWaitForWhatIsSaid(Shop shop)
    {
        var said = shop.Tables.Where(t => IsRelayed(shop, t)).SelectMany(t => Catalogue.SaidBy(t.Outbox!)).ToHashSet();
        return from rule in shop.Rules
               from type in rule.Events
               where !said.Contains(type)
               select $"{rule.Name} waits for {type}, which nobody says";
    }

    // A function's queue hides its messages by the time that one operation may take, and its rights are that operation's.
    private static IEnumerable<string> FunctionsAreAlone(Shop shop) =>
        from function in shop.Functions
        where function.Operations.Count > 1 && function.Operations.Any(o => o.WokenBy is AsyncTrigger)
        select $"{function.Name} is {string.Join(" and ", function.Operations.Select(o => o.Name))}; "
            + "what nobody waits for has a function of its own";

    private static IEnumerable<string> MessagesAreHiddenLongEnough(Shop shop) =>
        from queue in shop.InOrder.OfType<QueueSpec>()
        where queue.Visibility < QueueSpec.VisibilityFactor * queue.ConsumerTimeout
        select $"{queue.Name} hides a message for {queue.Visibility}; its consumer may take {queue.ConsumerTimeout}, "
            + $"so Lambda asks for {QueueSpec.VisibilityFactor} times as long";

    private static IEnumerable<string> DelaysFit(Shop shop) =>
        from queue in shop.InOrder.OfType<QueueSpec>()
        where queue.Delay < TimeSpan.Zero || queue.Delay > QueueSpec.DelayMax
        select $"{queue.Name} delays a message by {queue.Delay}; SQS allows {QueueSpec.DelayMax}";

    private static IEnumerable<string> PatternsFit(Shop shop) =>
        from rule in shop.Rules
        let length = EventPattern.Of(rule).Length
        where length > EventPattern.CharactersMax
        select $"{rule.Name}'s pattern has {length} characters; EventBridge allows {EventPattern.CharactersMax}";

    private static IEnumerable<string> NamesFit(Shop shop, Place somewhere) =>
        from spec in shop.InOrder.Concat(shop.Rules)
        let allowed = Allowed(spec)
        let name = spec.NameIn(somewhere)
        where name.Length > allowed.CharactersMax
        select $"{name} has {name.Length} characters; {allowed.By} allows {allowed.CharactersMax}";

    private static (int CharactersMax, string By) Allowed(Spec spec) => spec switch
    {
        QueueSpec or DeadLetterSpec => (QueueSpec.NameCharactersMax, "SQS"),
        RuleSpec => (RuleSpec.NameCharactersMax, "EventBridge"),
        BusSpec => (BusSpec.NameCharactersMax, "its archive"),
        _ => (int.MaxValue, ""),
    };

    private static bool IsRelayed(Shop shop, TableSpec table) =>
        (from operation in shop.Operations
         where operation.WokenBy is StreamTrigger stream && stream.Table.Id == table.Id
         from grant in operation.Grants
         where grant.On is BusSpec
         from condition in grant.Conditions
         select condition.Key == BusSpec.Source && condition.Values.Contains(table.Outbox)).Any(isItsSource => isItsSource);
}
