module Api
  class BaseController < ActionController::Base
    protect_from_forgery with: :null_session
    before_action :authenticate_token

    private

    def authenticate_token
      authenticate_or_request_with_http_token { |token| ApiKey.active.find_by(token: token) }
    end
  end
end
