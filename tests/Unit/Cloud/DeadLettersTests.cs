using Ecommerce.Local.Cloud;
using Ecommerce.Topology;

namespace Ecommerce.Tests.Unit.Cloud;

public sealed class DeadLettersTests
{
    private static readonly DeadLetters s_all = new(Shop.Describe(), new("us-east-1", "000000000000"));

    [Theory]
    [InlineData("inventory-follow-catalogue")]
    [InlineData("inventory-follow-catalogue-dead")]
    [InlineData("ServerlessEcommerce-inventory-follow-catalogue")]
    [InlineData("ServerlessEcommerce-inventory-follow-catalogue-dead")]
    public void AQueueIsFoundByItsNamesAndByThatOfWhoseLettersItHas(string name) =>
        s_all.Find(name)!.Name.ShouldBe("inventory-follow-catalogue-dead");

    [Theory]
    [InlineData("")]
    [InlineData("inventory")]
    [InlineData("INVENTORY-FOLLOW-CATALOGUE")]
    public void AnyOtherNameFindsNone(string name) => s_all.Find(name).ShouldBeNull();

    [Fact]
    public void ARedriveNamesWhereTheMessagesGo()
    {
        const string Queue = "arn:aws:sqs:us-east-1:000000000000:ServerlessEcommerce-inventory-follow-catalogue";

        s_all.Find("inventory-follow-catalogue")!.Redrive().ToJsonString()
            .ShouldBe($$"""{"SourceArn":"{{Queue}}-dead","DestinationArn":"{{Queue}}"}""");
    }

    [Fact]
    public void WhatCameFromNoQueueHasNoWayBack() => s_all.Find("relay-products")!.From.ShouldBeNull();

    [Fact]
    public void EveryDeadLetterQueueOfTheShopIsThereOnce()
    {
        s_all.All.Select(dead => dead.Name).ShouldBeUnique();
        s_all.All.Count.ShouldBe(Shop.Describe().InOrder.OfType<DeadLetterSpec>().Count());
    }
}
