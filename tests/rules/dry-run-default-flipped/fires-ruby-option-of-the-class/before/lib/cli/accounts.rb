require "thor"

module Cli
  class Accounts < Thor
    def self.exit_on_failure?
      true
    end

    desc "prune", "Delete accounts that never confirmed their address"
    method_option :days, type: :numeric, default: 30
    method_option :dry_run, type: :boolean, default: true
    def prune
      stale = Account.unconfirmed.where(created_at: ..options[:days].days.ago)

      if options[:dry_run]
        stale.find_each { |account| say "would delete #{account.email}" }
        say "#{stale.count} accounts. Run with --no-dry-run to delete them."
      else
        count = stale.count
        stale.find_each(&:destroy!)
        say "#{count} accounts deleted"
      end
    end

    desc "export FILE", "Write all accounts to a CSV file"
    def export(file)
      CSV.open(file, "w") do |csv|
        Account.find_each { |account| csv << [account.id, account.email, account.plan] }
      end
    end
  end
end
