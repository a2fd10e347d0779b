sam deploy --stack-name shop --region eu-west-1
