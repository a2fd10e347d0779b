import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const cfg = new pulumi.Config();
const dbName = cfg.require("dbName");

const db = new aws.rds.Instance("db", {
  identifier: dbName,
  engine: "postgres",
  instanceClass: "db.t4g.medium",
  allocatedStorage: 50,
  username: "app",
  manageMasterUserPassword: true,
  skipFinalSnapshot: true,
});

const tenants = ["acme", "globex"];
const buckets = tenants.map((t, i) => new aws.s3.BucketV2(`tenant-${i}`, { bucket: `shop-${t}`, forceDestroy: true }));

export const endpoint = db.endpoint;
