class LogsController < ApplicationController
  before_action :require_operator

  ROOT = Rails.root.join("log/jobs").to_s

  def show
    lines = File.foreach(File.join(ROOT, params[:name])).first(5_000)
    render plain: lines.join
  end
end
