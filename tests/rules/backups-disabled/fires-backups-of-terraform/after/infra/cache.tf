resource "aws_elasticache_cluster" "cache" {
  name = "shop"
  snapshot_retention_limit = 0
}
