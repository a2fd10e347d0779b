class ExportsController < ApplicationController
  before_action :authenticate_user!

  def show
    export = Export.find(params[:id])
    send_file export.path
  end

  def create
    export = Export.create!(export_params)
    ExportJob.perform_later(export)
    redirect_to export
  end

  private

  def export_params
    params.require(:export).permit(:kind, :month)
  end
end
