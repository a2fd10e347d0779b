zone = "Z02EXAMPLE"
