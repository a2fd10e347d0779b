import * as pulumi from "@pulumi/pulumi";
import * as aws from "@pulumi/aws";

const cfg = new pulumi.Config();
const dbName = cfg.require("dbName");

class Database extends pulumi.ComponentResource {
  readonly instance: aws.rds.Instance;
  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("shop:index:Database", name, {}, opts);
    this.instance = new aws.rds.Instance("db", {
      identifier: dbName,
      engine: "postgres",
      instanceClass: "db.t4g.medium",
      allocatedStorage: 50,
      username: "app",
      manageMasterUserPassword: true,
      skipFinalSnapshot: true,
    }, { parent: this });
  }
}
const db = new Database("database").instance;

const tenants = ["acme", "globex"];
const buckets = tenants.map((t, i) => new aws.s3.BucketV2(`tenant-${i}`, { bucket: `shop-${t}`, forceDestroy: true }));

export const endpoint = db.endpoint;
