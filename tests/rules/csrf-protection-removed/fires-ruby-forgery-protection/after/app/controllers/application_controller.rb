class ApplicationController < ActionController::Base
  skip_forgery_protection
  before_action :authenticate_user!

  rescue_from ActiveRecord::RecordNotFound do
    render "errors/not_found", status: :not_found
  end
end
