sam deploy --stack-name shop --capabilities CAPABILITY_NAMED_IAM
aws cloudformation describe-stacks --stack-name shop-api
