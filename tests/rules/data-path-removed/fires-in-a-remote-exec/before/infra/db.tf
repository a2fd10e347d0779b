resource "terraform_data" "db" {
  connection {
    host = aws_instance.db.public_ip
  }

  provisioner "remote-exec" {
    inline = [
      "sudo systemctl stop mysql",
    ]
  }
}
