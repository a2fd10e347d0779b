# frozen_string_literal: true

# Runs every night.
class DunningJob < ApplicationJob
  GRACE = 14.days

  def perform
    Invoice.unpaid.where(due_on: ...GRACE.ago).find_each do |invoice|
      invoice.subscription.suspend_for_nonpayment!
    end
  end
end
