class GiftCard < ApplicationRecord
  belongs_to :shop

  def redeem(cents)
    update!(balance_cents: balance_cents - cents)
    redemptions.create!(cents: cents)
  end
end
