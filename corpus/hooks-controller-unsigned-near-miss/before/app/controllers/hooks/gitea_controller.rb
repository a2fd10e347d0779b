module Hooks
  class GiteaController < ActionController::API
    before_action :verify_signature

    def create
      payload = JSON.parse(request.raw_post)
      PushJob.perform_later(payload["repository"]["full_name"], payload["after"])
      head :accepted
    end

    private

    def verify_signature
      digest = OpenSSL::HMAC.hexdigest("SHA256", Rails.application.credentials.gitea_secret!, request.raw_post)
      head :unauthorized unless ActiveSupport::SecurityUtils.secure_compare(digest, request.headers["X-Gitea-Signature"].to_s)
    end
  end
end
