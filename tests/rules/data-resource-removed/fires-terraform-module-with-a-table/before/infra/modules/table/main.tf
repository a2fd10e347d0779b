resource "aws_dynamodb_table" "this" {
  name     = "sessions"
  hash_key = "id"
}
