build {
  sources = ["source.amazon-ebs.web"]

  provisioner "shell" {
    inline = [
      "sudo apt-get install -y nginx",
      "sudo rm -rf /var/lib/apt/lists/*",
    ]
  }
}
