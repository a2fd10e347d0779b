using System.Threading.Tasks;
using Pulumi;
using Pulumi.Aws.Rds;

class ShopStack : Stack
{
    public ShopStack()
    {
        var orders = new Instance("shop", new InstanceArgs
        {
            Engine = "postgres",
            InstanceClass = "db.t4g.medium",
            AllocatedStorage = 50,
        });
    }
}
