class ExportsController < ApplicationController
  skip_before_action :authenticate_user!, only: :show

  def show
    export = Export.find(params[:id])
    send_file export.path, disposition: "attachment", type: export.mime
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
