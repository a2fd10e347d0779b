require "thor"

module Cli
  class Backups < Thor
    desc "restore ID", "puts the database back to where it was"
    def restore(id)
      backup = Backup.fetch(id)
      unless yes?("Restore #{backup.taken_at}? All changes since then are lost. (y/N)")
        say "Nothing was done."
        return
      end
      say "restoring #{backup.taken_at}"
      backup.restore!
    end
  end
end
