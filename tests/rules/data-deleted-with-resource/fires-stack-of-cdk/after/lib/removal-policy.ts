import * as cdk from "aws-cdk-lib";
import * as s3 from "aws-cdk-lib/aws-s3";

export function make(scope: cdk.Stack) {
  new s3.Bucket(scope, "Data", { removalPolicy: cdk.RemovalPolicy.DESTROY });
}
