zone = "Z01EXAMPLE"
