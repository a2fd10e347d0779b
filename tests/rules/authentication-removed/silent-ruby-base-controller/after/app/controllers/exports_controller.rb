class ExportsController < SignedInController
  def show
    send_file Export.find(params[:id]).path
  end
end
