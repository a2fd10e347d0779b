class GiftCard < ApplicationRecord
  belongs_to :shop

  def redeem(cents)
    if cents.positive?
      update!(balance_cents: balance_cents - cents)
      redemptions.create!(cents: cents)
    else
      raise ArgumentError, "amount must be positive"
    end
  end
end
