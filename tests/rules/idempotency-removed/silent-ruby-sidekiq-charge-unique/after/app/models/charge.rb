class Charge < ApplicationRecord
  belongs_to :subscription

  validates :period, format: /\A\d{4}-\d{2}\z/
  validates :cents, numericality: { greater_than: 0 }

  scope :for_period, ->(period) { where(period: period) }
  scope :recent, -> { order(created_at: :desc) }
  scope :settled, -> { where.not(settled_at: nil) }

  # The one charge of a subscription for a period, see the unique index.
  def self.claim(subscription, period)
    create_or_find_by!(subscription: subscription, period: period) do |charge|
      charge.cents = subscription.plan.cents
    end
  end

  def self.revenue(period)
    settled.for_period(period).sum(:cents)
  end

  def settled?
    settled_at.present?
  end

  def amount
    Money.new(cents, subscription.plan.currency)
  end

  def to_s
    "#{amount.format} for #{period}"
  end

  def month
    Date.strptime(period, "%Y-%m")
  end
end
