module Hooks
  class GithubController < BaseController
    def create
      enqueue(payload["repository"]["full_name"], payload["after"])
    end

    private

    def secret = Rails.application.credentials.github_secret!

    def given_signature = request.headers["X-Hub-Signature-256"].to_s.delete_prefix("sha256=")
  end
end
