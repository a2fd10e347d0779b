class InvoicesController < ApplicationController
  def show
    render json: authorize(Invoice.find(params[:id]))
  end

  def destroy
    authorize(Invoice.find(params[:id])).destroy!
    head :no_content
  end
end
