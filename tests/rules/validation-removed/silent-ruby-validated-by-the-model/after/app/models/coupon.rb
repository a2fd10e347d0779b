class Coupon < ApplicationRecord
  belongs_to :shop

  validates :code, presence: true
  validates :percent, numericality: { less_than_or_equal_to: 60 }
end
