module Hooks
  class BaseController < ActionController::API
    before_action :verify_signature

    private

    def payload
      @payload ||= JSON.parse(request.raw_post)
    end

    def enqueue(repository, commit)
      PushJob.perform_later(repository, commit)
      head :accepted
    end

    def verify_signature
      digest = OpenSSL::HMAC.hexdigest("SHA256", secret, request.raw_post)
      head :unauthorized unless ActiveSupport::SecurityUtils.secure_compare(digest, given_signature)
    end
  end
end
