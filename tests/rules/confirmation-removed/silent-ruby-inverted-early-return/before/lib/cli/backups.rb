require "thor"

module Cli
  class Backups < Thor
    desc "restore ID", "puts the database back to where it was"
    def restore(id)
      backup = Backup.fetch(id)
      if yes?("Restore #{backup.taken_at}? (y/N)")
        say "restoring #{backup.taken_at}"
        backup.restore!
      else
        say "Nothing was done."
      end
    end
  end
end
