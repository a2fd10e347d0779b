class Board < ApplicationRecord
  scope :kept, -> { where(discarded_at: nil) }

  def remove
    update!(discarded_at: Time.current)
  end
end
