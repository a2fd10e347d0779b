class LogsController < ApplicationController
  ROOT = Rails.root.join("log/jobs").to_s

  def show
    job = Job.find(params[:id])
    render plain: File.read(File.join(ROOT, "#{job.id}.log"))
  end
end
