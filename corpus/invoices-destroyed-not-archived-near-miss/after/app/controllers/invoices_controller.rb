class InvoicesController < ApplicationController
  before_action :set_invoice

  def show
    render json: @invoice
  end

  def destroy
    Invoices::Delete.new(@invoice, by: current_user).call
    redirect_to invoices_path, notice: t(".deleted")
  end

  private

  def set_invoice
    @invoice = current_account.invoices.find(params[:id])
  end
end
