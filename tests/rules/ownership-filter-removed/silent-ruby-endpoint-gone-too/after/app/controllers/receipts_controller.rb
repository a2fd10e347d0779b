class ReceiptsController < ApplicationController
  def index
    @receipts = current_user.receipts.order(created_at: :desc)
  end
end
