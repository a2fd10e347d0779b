module Importer
  class Check
    def initialize(file)
      @file = file
    end

    def complete!
      raise Truncated, @file.name unless @file.rows.count == @file.header.fetch(:rows)
    end
  end
end
