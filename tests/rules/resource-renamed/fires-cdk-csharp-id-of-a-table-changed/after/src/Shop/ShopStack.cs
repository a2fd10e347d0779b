using Amazon.CDK;
using Amazon.CDK.AWS.DynamoDB;
using Constructs;

namespace Shop
{
    public class ShopStack : Stack
    {
        internal ShopStack(Construct scope, string id, IStackProps props = null) : base(scope, id, props)
        {
            var orders = new Table(this, "OrdersTable", new TableProps
            {
                PartitionKey = new Attribute { Name = "id", Type = AttributeType.STRING },
                RemovalPolicy = RemovalPolicy.DESTROY
            });
        }
    }
}
