namespace :demo do
  desc "Wipe everything and load the data of the sales demo"
  task reset: :environment do
    hotels = Demo::Reset.new(logger: Logger.new($stdout)).call
    puts "Loaded #{hotels.size} hotels"
  end

  desc "Create bookings for the coming weeks"
  task :bookings, [:weeks] => :environment do |_task, args|
    weeks = args.fetch(:weeks, 2).to_i

    Room.find_each do |room|
      room.bookings.create!(
        guest: Guest.create!(name: "Demo Guest"),
        from: Date.current + rand(1..(weeks * 7)),
        nights: rand(1..5)
      )
    end
  end

  desc "Reset the demo and fill it with bookings"
  task :prepare, [:weeks] => :environment do |_task, args|
    Rake::Task["demo:reset"].invoke
    Rake::Task["demo:bookings"].invoke(args[:weeks] || 2)
  end
end
