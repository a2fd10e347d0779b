module Importer
  class Check
    def initialize(file)
      @file = file
    end

    def complete?
      @file.rows.count == @file.header.fetch(:rows)
    end
  end
end
