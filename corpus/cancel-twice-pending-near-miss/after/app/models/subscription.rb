class Subscription < ApplicationRecord
  belongs_to :customer

  def cancel!(at: Time.current)
    raise AlreadyCancelled if cancelled_at

    update!(cancelled_at: at, ends_at: period_end(at))
  end
end
