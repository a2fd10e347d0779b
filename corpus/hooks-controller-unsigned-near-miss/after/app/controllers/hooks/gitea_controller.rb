module Hooks
  class GiteaController < BaseController
    def create
      enqueue(payload["repository"]["full_name"], payload["after"])
    end

    private

    def secret = Rails.application.credentials.gitea_secret!

    def given_signature = request.headers["X-Gitea-Signature"].to_s
  end
end
