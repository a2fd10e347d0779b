package terraform.s3_bucket

deny[msg] {
  resource := input.resource_changes[_]
  resource.type == "aws_s3_bucket"
  not resource.change.after.encrypted
  msg := sprintf("%s is not encrypted", [resource.address])
}
