provider "aws" {
  region = "eu-west-1"
}

resource "random_id" "table_suffix" {
  byte_length = 4
}

resource "aws_dynamodb_table" "t" {
  name     = "orders-${random_id.table_suffix.hex}"
  hash_key = "id"
}
