sam deploy --stack-name shop --region eu-west-1
sam deploy --stack-name shop-admin --region eu-west-1
