# frozen_string_literal: true

# What a subscription may do.
class Subscription < ApplicationRecord
  belongs_to :account
  has_many :invoices

  def self.expiring_within(days)
    where(status: "active", ends_on: Date.current..days.days.from_now)
  end

  def renew!
    update!(ends_on: ends_on + 1.year)
    invoices.create!(cents: price_cents, due_on: ends_on)
  end

  def active?
    status == "active" && ends_on >= Date.current
  end
end
