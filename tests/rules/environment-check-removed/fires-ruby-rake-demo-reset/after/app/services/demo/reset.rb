module Demo
  # Brings the database back to the state the sales demo starts from.
  class Reset
    FIXTURES = Rails.root.join("db/demo/hotels.yml")
    WIPED = [Booking, Room, Guest, Hotel].freeze

    def initialize(logger: Rails.logger)
      @logger = logger
    end

    def call
      wipe
      load_hotels
    end

    private

    attr_reader :logger

    def wipe
      logger.info("Removing existing data")
      WIPED.each(&:delete_all)
      User.where.not(role: "staff").delete_all
    end

    def load_hotels
      YAML.load_file(FIXTURES).map do |attributes|
        rooms = attributes.delete("rooms")
        Hotel.create!(attributes).tap do |hotel|
          rooms.each { |room| hotel.rooms.create!(room) }
        end
      end
    end
  end
end
