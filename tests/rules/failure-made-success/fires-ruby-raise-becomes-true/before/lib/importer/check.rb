module Importer
  class Check
    def initialize(file)
      @file = file
    end

    def complete?
      expected = @file.header.fetch(:rows)
      if @file.rows.count != expected
        raise Truncated, "#{@file.name}: #{@file.rows.count} of #{expected} rows"
      end
      true
    end
  end
end
