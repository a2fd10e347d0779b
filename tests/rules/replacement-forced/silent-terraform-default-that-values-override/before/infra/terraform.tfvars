key = "pk"
