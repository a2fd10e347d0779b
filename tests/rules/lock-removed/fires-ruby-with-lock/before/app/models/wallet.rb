class Wallet < ApplicationRecord
  has_many :movements

  def spend!(cents, reason:)
    with_lock do
      raise NotEnough if balance < cents

      update!(balance: balance - cents)
      movements.create!(cents: -cents, reason: reason)
    end
  end
end
