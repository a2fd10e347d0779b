module Importer
  class Run
    def call(file)
      Check.new(file).complete!
      Contact.insert_all!(file.rows)
      :imported
    rescue Truncated
      :rejected
    end
  end
end
