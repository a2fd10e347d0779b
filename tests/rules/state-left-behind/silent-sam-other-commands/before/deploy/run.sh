sam deploy --stack-name shop --region eu-west-1
aws cloudformation describe-stacks --stack-name shop
