provider "aws" {
  region = "eu-west-1"
}

resource "aws_dynamodb_table" "t" {
  for_each = yamldecode(file("${path.module}/tables.yaml"))
  name     = each.key
  hash_key = each.value.key
}
