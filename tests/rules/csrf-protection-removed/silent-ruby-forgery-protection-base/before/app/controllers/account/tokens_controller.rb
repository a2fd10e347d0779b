module Account
  class TokensController < ApplicationController
    protect_from_forgery with: :exception
    before_action :require_login

    def new
      @token = current_user.api_tokens.new
    end

    def index
      @tokens = current_user.api_tokens.order(:created_at)
    end

    def create
      @token = current_user.api_tokens.create!(name: params.require(:name))
      render :created, status: :created
    end

    def destroy
      current_user.api_tokens.find(params[:id]).destroy!
      redirect_to account_tokens_path
    end

    def rename
      token = current_user.api_tokens.find(params[:id])
      token.update!(name: params.require(:name))
      redirect_to account_tokens_path
    end
  end
end
