class GiftCard < ApplicationRecord
  belongs_to :shop

  def redeem(cents)
    raise ArgumentError, "amount must be positive" unless cents.positive?

    update!(balance_cents: balance_cents - cents)
    redemptions.create!(cents: cents)
  end
end
