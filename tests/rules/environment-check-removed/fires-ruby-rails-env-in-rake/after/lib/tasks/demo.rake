namespace :demo do
  desc "Empties the bookings and makes new ones"
  task reset: :environment do
    Booking.where(source: "web").destroy_all
    bookings = FactoryBot.build_list(:booking, ENV.fetch("COUNT", 50).to_i)
    bookings.each(&:save!)
  end
end
