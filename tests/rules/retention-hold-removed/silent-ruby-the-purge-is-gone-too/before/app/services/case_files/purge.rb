module CaseFiles
  class Purge
    OnHold = Class.new(StandardError)

    def call(file)
      raise OnHold, file.reference if file.litigation_hold?

      file.attachments.each(&:purge)
      file.destroy!
    end
  end

  class Close
    def call(file)
      file.update!(closed_at: Time.current)
    end
  end
end
