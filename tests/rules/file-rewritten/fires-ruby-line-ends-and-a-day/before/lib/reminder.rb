# frozen_string_literal: true

# Sends what is due.
class Reminder
  def initialize(clock, mailer)
    @clock = clock
    @mailer = mailer
  end

  def due(invoices)
    invoices.select do |invoice|
      invoice.open? && invoice.due_on < @clock.today - 14
    end
  end

  def run(invoices)
    due(invoices).each do |invoice|
      @mailer.remind(invoice)
      invoice.update!(reminded_at: @clock.now)
    end
  end
end
