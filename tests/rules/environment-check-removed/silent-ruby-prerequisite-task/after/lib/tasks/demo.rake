namespace :demo do
  task not_in_production: :environment do
    abort "not in production" if Rails.env.production?
  end

  desc "Empties the bookings and makes new ones"
  task reset: :not_in_production do
    Booking.where(source: "web").destroy_all
    50.times { FactoryBot.create(:booking) }
  end
end
