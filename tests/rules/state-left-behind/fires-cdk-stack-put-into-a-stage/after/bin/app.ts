#!/usr/bin/env node
import * as cdk from 'aws-cdk-lib';
import { DataStack } from '../lib/data-stack';

const app = new cdk.App();
class Prod extends cdk.Stage {
  constructor(scope: any, id: string) {
    super(scope, id);
    new DataStack(this, 'ShopData', { env: { region: 'eu-west-1' } });
  }
}
new Prod(app, 'Prod');
