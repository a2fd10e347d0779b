class BulkCancel
  def initialize(filter)
    @filter = filter.compact_blank
  end

  def call
    raise ArgumentError, "a filter is needed" if @filter.empty?

    bookings = Booking.upcoming.where(@filter)
    bookings.update_all(state: "cancelled")
  end
end
