module Importer
  class Run
    def call(file)
      return :rejected unless Check.new(file).complete?

      Contact.insert_all!(file.rows)
      :imported
    end
  end
end
