class Wallet < ApplicationRecord
  has_many :movements

  def self.spend!(id, cents)
    wallet = find(id)
    wallet.with_lock do
      raise NotEnough if wallet.balance < cents

      wallet.update!(balance: wallet.balance - cents)
    end
  end
end
