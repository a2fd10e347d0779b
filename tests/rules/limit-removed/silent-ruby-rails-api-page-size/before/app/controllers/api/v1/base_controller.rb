module Api
  module V1
    class BaseController < ActionController::API
      include ActionController::HttpAuthentication::Token::ControllerMethods

      before_action :authenticate_client

      rescue_from ActiveRecord::RecordNotFound do
        render json: { error: "not found" }, status: :not_found
      end

      rescue_from ActionController::ParameterMissing do |error|
        render json: { error: error.message }, status: :bad_request
      end

      private

      attr_reader :current_client

      def authenticate_client
        @current_client = authenticate_with_http_token { |token, _| ApiClient.find_by_token(token) }
        head :unauthorized unless @current_client
      end
    end
  end
end
