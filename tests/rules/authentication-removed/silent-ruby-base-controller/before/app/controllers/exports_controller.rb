class ExportsController < ApplicationController
  before_action :authenticate_user!

  def show
    send_file Export.find(params[:id]).path
  end
end
