package terraform.rds_cluster

deny[msg] {
  resource := input.resource_changes[_]
  resource.type == "aws_rds_cluster"
  not resource.change.after.encrypted
  msg := sprintf("%s is not encrypted", [resource.address])
}
