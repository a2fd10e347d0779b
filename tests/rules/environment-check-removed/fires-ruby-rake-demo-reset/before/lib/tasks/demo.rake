namespace :demo do
  desc "Wipe everything and load the data of the sales demo"
  task reset: :environment do
    abort "demo:reset must not run in production" if Rails.env.production?

    puts "Removing existing data"
    [Booking, Room, Guest, Hotel].each(&:delete_all)
    User.where.not(role: "staff").delete_all

    fixtures = YAML.load_file(Rails.root.join("db/demo/hotels.yml"))
    fixtures.each do |attributes|
      rooms = attributes.delete("rooms")
      hotel = Hotel.create!(attributes)
      rooms.each { |room| hotel.rooms.create!(room) }
    end
    puts "Loaded #{Hotel.count} hotels"
  end

  desc "Create bookings for the coming weeks"
  task bookings: :environment do
    Room.find_each do |room|
      room.bookings.create!(
        guest: Guest.create!(name: "Demo Guest"),
        from: Date.current + rand(1..14),
        nights: rand(1..5)
      )
    end
  end
end
