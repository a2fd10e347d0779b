class CouponsController < ApplicationController
  def create
    coupon = current_shop.coupons.create!(params.permit(:code, :percent))
    render json: coupon, status: :created
  end
end
