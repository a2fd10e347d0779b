module CaseFiles
  class Purge
    OnHold = Class.new(StandardError)

    def call(file)
      file.attachments.each(&:purge)
      file.destroy!
    end
  end
end
