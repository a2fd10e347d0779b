package com.shop;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

public class ShopStack extends Stack {
    public ShopStack(final Construct scope, final String id) {
        super(scope, id);
        Table orders = Table.Builder.create(this, "OrdersTable")
            .partitionKey(Attribute.builder().name("id").type(AttributeType.STRING).build())
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    }
}
