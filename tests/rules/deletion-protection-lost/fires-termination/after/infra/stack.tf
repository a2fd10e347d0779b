resource "aws_emr_cluster" "stack" {
  name = "shop"
  termination_protection = false
}
