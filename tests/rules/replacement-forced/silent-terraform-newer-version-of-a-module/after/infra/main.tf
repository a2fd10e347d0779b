provider "aws" {
  region = "eu-west-1"
}

module "db" {
  source  = "terraform-aws-modules/rds/aws"
  version = "6.2.0"
}
