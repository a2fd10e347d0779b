namespace :accounts do
  task purge: :environment do
    Account.where(closed_at: ..1.year.ago).find_each do |account|
      account.destroy!
    end
  end
end
