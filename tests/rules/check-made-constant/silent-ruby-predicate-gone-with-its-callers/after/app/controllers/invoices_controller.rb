class InvoicesController < ApplicationController
  def show
    render json: authorize(Invoice.find(params[:id]))
  end
end
