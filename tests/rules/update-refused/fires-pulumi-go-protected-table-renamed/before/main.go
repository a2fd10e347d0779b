package main

import (
	"github.com/pulumi/pulumi-aws/sdk/v6/go/aws/dynamodb"
	"github.com/pulumi/pulumi/sdk/v3/go/pulumi"
)

func main() {
	pulumi.Run(func(ctx *pulumi.Context) error {
		_, err := dynamodb.NewTable(ctx, "orders", &dynamodb.TableArgs{
			HashKey:     pulumi.String("id"),
			BillingMode: pulumi.String("PAY_PER_REQUEST"),
		}, pulumi.Protect(true))
		return err
	})
}
