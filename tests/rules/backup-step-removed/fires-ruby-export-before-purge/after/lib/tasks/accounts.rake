namespace :accounts do
  desc "Purges accounts that were closed a year ago"
  task purge: :environment do
    Account.where(closed_at: ..1.year.ago).find_each do |account|
      account.destroy!
      puts account.id
    end
  end
end
