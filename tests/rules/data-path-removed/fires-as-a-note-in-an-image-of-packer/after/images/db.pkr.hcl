build {
  sources = ["source.amazon-ebs.db"]

  provisioner "shell" {
    inline = [
      "sudo apt-get install -y postgresql",
      "sudo rm -rf /var/lib/postgresql/16/main",
    ]
  }
}
