namespace :demo do
  desc "Empties the bookings and makes new ones"
  task reset: :environment do
    abort "not in production" if Rails.env.production?

    Booking.where(source: "web").destroy_all
    50.times { FactoryBot.create(:booking) }
  end
end
