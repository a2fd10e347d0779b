module Api
  module V1
    class BaseController < ActionController::API
      include ActionController::HttpAuthentication::Token::ControllerMethods

      DEFAULT_PAGE = 25
      PAGE_SIZES = (1..100)

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

      # One page of the relation, after the id the client has seen last.
      def paginate(relation)
        relation = relation.where(id: (params[:after].to_i + 1)..) if params[:after]
        relation.order(:id).limit(page_size)
      end

      def page_size
        params.fetch(:limit, DEFAULT_PAGE).to_i.clamp(PAGE_SIZES)
      end
    end
  end
end
