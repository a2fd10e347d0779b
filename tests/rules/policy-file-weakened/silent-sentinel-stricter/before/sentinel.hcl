policy "encrypted-buckets" {
  source            = "./encrypted-buckets.sentinel"
  enforcement_level = "soft-mandatory"
}
