resource "aws_instance" "db" {
  user_data = <<-EOF
    #!/bin/bash
    mount /dev/nvme1n1 /srv
  EOF
}
