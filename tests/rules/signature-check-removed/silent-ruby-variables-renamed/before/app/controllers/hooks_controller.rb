class HooksController < ActionController::API
  def create
    digest = OpenSSL::HMAC.hexdigest("SHA256", ENV.fetch("HOOK_SECRET"), request.raw_post)
    given = request.headers["X-Signature"].to_s
    return head :unauthorized unless ActiveSupport::SecurityUtils.secure_compare(digest, given)

    DeliveryJob.perform_later(request.raw_post)
    head :accepted
  end
end
