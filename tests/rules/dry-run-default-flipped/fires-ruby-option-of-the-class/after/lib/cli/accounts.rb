require "csv"
require "thor"

module Cli
  class Accounts < Thor
    class_option :dry_run, type: :boolean, aliases: "-n", desc: "Only print what would be done"
    class_option :verbose, type: :boolean, aliases: "-v", desc: "Print every account"

    def self.exit_on_failure?
      true
    end

    desc "prune", "Delete accounts that never confirmed their address"
    method_option :days, type: :numeric, default: 30
    def prune
      stale = Account.unconfirmed.where(created_at: ..options[:days].days.ago)
      count = stale.count

      stale.find_each do |account|
        say "#{verb} #{account.email}" if options[:verbose]
        account.destroy! unless options[:dry_run]
      end
      say "#{verb} #{count} accounts"
    end

    desc "export FILE", "Write all accounts to a CSV file"
    def export(file)
      CSV.open(file, "w") do |csv|
        csv << %w[id email plan]
        Account.find_each { |account| csv << [account.id, account.email, account.plan] }
      end
    end

    private

    def verb
      options[:dry_run] ? "would delete" : "deleted"
    end
  end
end
