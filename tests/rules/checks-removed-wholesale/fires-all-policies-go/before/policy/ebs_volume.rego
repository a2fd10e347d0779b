package terraform.ebs_volume

deny[msg] {
  resource := input.resource_changes[_]
  resource.type == "aws_ebs_volume"
  not resource.change.after.encrypted
  msg := sprintf("%s is not encrypted", [resource.address])
}
