class CloseStaleTicketsJob < ApplicationJob
  def perform
    stale = Ticket.open.where(updated_at: ...90.days.ago)
    stale.order(:updated_at).find_each do |ticket|
      ticket.close!(reason: "stale")
      TicketMailer.closed(ticket).deliver_later
    end
  end
end
