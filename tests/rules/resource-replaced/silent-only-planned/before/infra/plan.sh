terraform plan -out=plan.bin
