class InvoicesController < ApplicationController
  before_action :set_invoice

  def show
    render json: @invoice
  end

  def destroy
    @invoice.update!(deleted_at: Time.current, deleted_by: current_user)
    InvoiceMailer.with(invoice: @invoice).deleted.deliver_later
    redirect_to invoices_path, notice: t(".deleted")
  end

  private

  def set_invoice
    @invoice = current_account.invoices.find(params[:id])
  end
end
