class Wallet < ApplicationRecord
  has_many :movements

  def spend!(cents, reason:)
    transaction do
      raise NotEnough if balance < cents

      update!(balance: balance - cents)
      movements.create!(cents: -cents, reason: reason, at: Time.current)
    end
  end
end
