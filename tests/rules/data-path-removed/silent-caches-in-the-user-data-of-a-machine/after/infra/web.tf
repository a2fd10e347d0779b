resource "aws_launch_template" "web" {
  user_data = base64encode(<<-EOF
    #!/bin/bash
    set -eu
    apt-get update && apt-get install -y nginx
    rm -rf /var/lib/apt/lists/*
    rm -rf /tmp/setup
  EOF
  )
}
