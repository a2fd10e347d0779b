resource "aws_instance" "db" {
  user_data = <<-EOF
    #!/bin/bash
    mkfs.ext4 /dev/nvme1n1
    mount /dev/nvme1n1 /srv
  EOF
}
