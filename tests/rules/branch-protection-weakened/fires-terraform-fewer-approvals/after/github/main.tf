resource "github_branch_protection" "main" {
  repository_id = github_repository.shop.node_id
  pattern       = "main"

  required_pull_request_reviews {
    required_approving_review_count = 0
    require_code_owner_reviews      = true
  }

  required_status_checks {
    strict   = true
    contexts = ["test", "lint"]
  }
}
