resource "aws_ecr_repository" "force_delete" {
  name = "shop"
  force_delete = true
}
