import * as cdk from 'aws-cdk-lib';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';

export class DataStack extends cdk.Stack {
  constructor(scope: cdk.App, id: string) {
    super(scope, id);
    new CfnDBCluster(this, 'Cluster', {
      engine: 'aurora-postgresql',
      databaseName: 'store',
      storageEncrypted: true,
    });
  }
}
