provider "aws" {
  region = "eu-west-1"
}

resource "aws_dynamodb_table" "data" {
  for_each = toset(["raw"])
  name     = each.key
  hash_key = "id"
}
