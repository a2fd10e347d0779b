module Api
  class BaseController < ActionController::API
    include ActionController::HttpAuthentication::Token::ControllerMethods

    before_action :authenticate_token

    private

    def authenticate_token
      authenticate_or_request_with_http_token { |token| ApiKey.active.find_by(token: token) }
    end
  end
end
