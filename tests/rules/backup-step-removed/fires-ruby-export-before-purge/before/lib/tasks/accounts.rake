namespace :accounts do
  desc "Purges accounts that were closed a year ago"
  task purge: :environment do
    Account.where(closed_at: ..1.year.ago).find_each do |account|
      AccountExport.new(account).write_to(Rails.application.config.export_bucket)
      account.destroy!
    end
  end
end
