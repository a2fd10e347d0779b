class ReceiptsController < ApplicationController
  def index
    @receipts = current_user.receipts.order(created_at: :desc)
  end

  def destroy
    current_user.receipts.find(params[:id]).destroy!
    redirect_to receipts_path
  end
end
