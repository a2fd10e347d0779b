module CaseFiles
  class Close
    def call(file)
      file.update!(closed_at: Time.current)
    end
  end
end
