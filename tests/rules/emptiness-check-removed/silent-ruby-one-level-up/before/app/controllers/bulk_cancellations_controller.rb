class BulkCancellationsController < ApplicationController
  def create
    filter = params.permit(:hall, :day).to_h.compact_blank
    BulkCancel.new(filter).call
    head :no_content
  end
end
