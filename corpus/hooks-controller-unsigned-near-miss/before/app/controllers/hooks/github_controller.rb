module Hooks
  class GithubController < ActionController::API
    before_action :verify_signature

    def create
      payload = JSON.parse(request.raw_post)
      PushJob.perform_later(payload["repository"]["full_name"], payload["after"])
      head :accepted
    end

    private

    def verify_signature
      digest = OpenSSL::HMAC.hexdigest("SHA256", Rails.application.credentials.github_secret!, request.raw_post)
      given = request.headers["X-Hub-Signature-256"].to_s
      head :unauthorized unless ActiveSupport::SecurityUtils.secure_compare("sha256=#{digest}", given)
    end
  end
end
