sam deploy --stack-name shop --capabilities CAPABILITY_IAM
aws cloudformation describe-stacks --stack-name shop
