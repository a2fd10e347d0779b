resource "aws_dynamodb_table" "pitr_block" {
  name = "shop"
  point_in_time_recovery {
    enabled = true
  }
}
