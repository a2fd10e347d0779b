sam deploy --stack-name shop --region eu-central-1
aws cloudformation describe-stacks --stack-name shop-api
