resource "aws_dynamodb_table" "pitr_block" {
  name = "shop"
}
