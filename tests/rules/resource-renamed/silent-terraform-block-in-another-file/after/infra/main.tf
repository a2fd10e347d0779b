# see database.tf
