class BulkCancel
  def initialize(filter)
    @filter = filter.compact_blank
  end

  def call
    bookings = Booking.upcoming.where(@filter)
    bookings.update_all(state: "cancelled", cancelled_at: Time.current)
  end
end
