require "thor"

module Cli
  class Backups < Thor
    desc "restore ID", "puts the database back to where it was"
    def restore(id)
      backup = Backup.fetch(id)
      question = "Restore #{backup.taken_at}? All changes since then are lost. (y/N)"
      return say("Nothing was done.") unless yes?(question)

      say "restoring #{backup.taken_at}"
      backup.restore!
    end
  end
end
