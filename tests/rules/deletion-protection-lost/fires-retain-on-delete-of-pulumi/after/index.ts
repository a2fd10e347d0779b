import * as aws from "@pulumi/aws";
const orders = new aws.rds.Instance("orders", { engine: "postgres" }, { retainOnDelete: false });
