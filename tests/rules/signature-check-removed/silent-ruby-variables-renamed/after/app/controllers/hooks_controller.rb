class HooksController < ActionController::API
  def create
    expected = OpenSSL::HMAC.hexdigest("SHA256", ENV.fetch("HOOK_SECRET"), request.raw_post)
    unless ActiveSupport::SecurityUtils.secure_compare(expected, request.headers["X-Signature"].to_s)
      return head :unauthorized
    end

    DeliveryJob.perform_later(request.raw_post)
    head :accepted
  end
end
