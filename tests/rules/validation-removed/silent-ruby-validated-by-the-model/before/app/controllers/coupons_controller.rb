class CouponsController < ApplicationController
  def create
    if params[:percent].to_i > 60 || params[:code].blank?
      return head :unprocessable_entity
    end
    coupon = current_shop.coupons.create!(params.permit(:code, :percent))
    render json: coupon, status: :created
  end
end
