resource "aws_instance" "db" {
  ami           = var.ami
  instance_type = "m6i.large"

  user_data = <<-EOF
    #cloud-config
    mounts:
      - [/dev/xvdf, /srv]
    runcmd:
      - [rm, -rf, /srv/data]
  EOF
}
