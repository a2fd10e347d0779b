import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });

const database = new aws.rds.Instance("orders", {
    engine: "postgres",
    instanceClass: "db.t4g.medium",
    allocatedStorage: 50,
    dbName: "orders",
    username: "shop",
    skipFinalSnapshot: false,
});

export const endpoint = database.endpoint;
