class CloseStaleTicketsJob < ApplicationJob
  AT_ONCE = 100

  def perform
    stale = Ticket.open.where(updated_at: ...90.days.ago)
    stale.order(:updated_at).first(AT_ONCE).each do |ticket|
      ticket.close!(reason: "stale")
    end
  end
end
