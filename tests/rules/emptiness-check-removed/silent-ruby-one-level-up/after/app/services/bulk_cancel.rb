class BulkCancel
  def initialize(filter)
    @filter = filter
  end

  def call
    Booking.upcoming.where(@filter).update_all(state: "cancelled")
  end
end
