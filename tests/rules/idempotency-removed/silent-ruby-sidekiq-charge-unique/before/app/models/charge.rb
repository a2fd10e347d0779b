class Charge < ApplicationRecord
  belongs_to :subscription

  validates :period, format: /\A\d{4}-\d{2}\z/
  validates :cents, numericality: { greater_than: 0 }

  scope :for_period, ->(period) { where(period: period) }
  scope :recent, -> { order(created_at: :desc) }

  def self.revenue(period)
    for_period(period).sum(:cents)
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
