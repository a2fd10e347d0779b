import * as ecr from "aws-cdk-lib/aws-ecr";
new ecr.Repository(scope, "R", { emptyOnDelete: false });
