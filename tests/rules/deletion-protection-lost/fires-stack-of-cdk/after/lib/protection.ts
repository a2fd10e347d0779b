import * as rds from "aws-cdk-lib/aws-rds";
new rds.DatabaseInstance(scope, "Db", { deletionProtection: false });
