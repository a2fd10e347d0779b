#!/usr/bin/env node
import * as cdk from 'aws-cdk-lib';
import { OtherStack } from '../lib/other';

const app = new cdk.App();
new OtherStack(app, 'Other');
