require "thor"

module Cli
  class Backups < Thor
    desc "restore ID", "puts the database back to where it was"
    def restore(id)
      backup = Backup.fetch(id)
      say "restoring #{backup.taken_at}"
      backup.restore!
    end
  end
end
