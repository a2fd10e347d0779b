class Wallet < ApplicationRecord
  has_many :movements

  def self.spend!(id, cents)
    transaction do
      wallet = lock.find(id)
      raise NotEnough if wallet.balance < cents

      wallet.update!(balance: wallet.balance - cents)
    end
  end
end
