class BulkCancel
  def initialize(filter)
    @filter = filter
  end

  def call
    raise ArgumentError, "a filter is needed" if @filter.empty?

    Booking.upcoming.where(@filter).update_all(state: "cancelled")
  end
end
