terraform {
  backend "s3" {
    bucket = "acme-tfstate"
    key    = "prod/terraform.tfstate"
    region = "eu-west-1"
  }
}

module "network" {
  source = "../../modules/network"
  cidr   = "10.1.0.0/16"
}

resource "aws_lb" "web" {
  name               = "web-prod"
  load_balancer_type = "application"
  subnets            = module.network.public_subnets
}

resource "aws_ecs_service" "web" {
  name          = "web"
  cluster       = module.network.cluster
  desired_count = 6
}
