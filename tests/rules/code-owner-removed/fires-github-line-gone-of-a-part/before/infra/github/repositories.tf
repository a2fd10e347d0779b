resource "github_repository" "core" {
  name                   = "core"
  visibility             = "private"
  delete_branch_on_merge = true
  allow_merge_commit     = false
  allow_squash_merge     = true
  vulnerability_alerts   = true
}

resource "github_branch_protection" "core_main" {
  repository_id                   = github_repository.core.node_id
  pattern                         = "main"
  enforce_admins                  = true
  required_linear_history         = true
  require_conversation_resolution = true

  required_pull_request_reviews {
    required_approving_review_count = 2
    require_code_owner_reviews      = true
    dismiss_stale_reviews           = true
  }

  required_status_checks {
    strict   = true
    contexts = ["lint", "test", "e2e"]
  }
}
