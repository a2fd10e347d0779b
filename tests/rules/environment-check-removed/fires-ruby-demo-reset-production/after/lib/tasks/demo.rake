namespace :demo do
  TABLES = %w[payments bookings guests properties].freeze

  desc "Empty the booking tables and load the demo data set"
  task reset: :environment do
    connection = ActiveRecord::Base.connection
    names = TABLES.map { |table| connection.quote_table_name(table) }
    puts "== resetting #{names.to_sentence} (#{Rails.env})"
    connection.execute("TRUNCATE #{names.join(", ")} RESTART IDENTITY CASCADE")

    Rake::Task["demo:load"].invoke
  end

  desc "Say how many rows the booking tables have"
  task stats: :environment do
    TABLES.each do |table|
      count = ActiveRecord::Base.connection.select_value("SELECT COUNT(*) FROM #{table}")
      puts format("%-12s %8d", table, count)
    end
  end

  desc "Load the demo data set"
  task load: :environment do
    Dir[Rails.root.join("db/demo/*.yml")].sort.each do |file|
      model = File.basename(file, ".yml").sub(/\A\d+_/, "").classify.constantize
      rows = YAML.safe_load_file(file, permitted_classes: [Date])
      model.insert_all!(rows)
      puts "   #{rows.size} #{model.name.pluralize.downcase}"
    end
  end
end
