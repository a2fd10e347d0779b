import * as aws from "@pulumi/aws";

const vpc = new aws.ec2.Vpc("shop-vpc", { cidrBlock: "10.0.0.0/16" });
const subnet = new aws.ec2.Subnet("shop-subnet", { vpcId: vpc.id, cidrBlock: "10.0.1.0/24" });
const server = new aws.ec2.Instance("shop-server", { instanceType: "t3.small", subnetId: subnet.id, ami: "ami-0abc" });
