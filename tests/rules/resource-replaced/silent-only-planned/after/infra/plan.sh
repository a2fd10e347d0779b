terraform plan -replace=aws_instance.web -out=plan.bin
