class LogsController < ApplicationController
  before_action :require_operator

  ROOT = Rails.root.join("log/jobs").to_s

  def show
    path = File.expand_path(params[:name], ROOT)
    raise ActionController::RoutingError, "Not Found" unless path.start_with?("#{ROOT}/")

    render plain: File.read(path)
  end
end
