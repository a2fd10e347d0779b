terraform {
  required_version = ">= 1.6"

  backend "s3" {
    bucket = "acme-terraform-state"
    key    = "cost-explorer/terraform.tfstate"
    region = "eu-west-1"
  }
}

provider "aws" {
  region = "eu-west-1"
}

locals {
  name = "cost-explorer"
}

module "platform" {
  source = "./modules/platform"

  name     = local.name
  vpc_cidr = "10.20.0.0/16"
}

output "endpoint" {
  value = module.platform.endpoint
}
