class GrantBonusJob < ApplicationJob
  retry_on Net::ReadTimeout

  def perform(user, campaign)
    Ledger.credit!(user, campaign.cents)
    Bonus.create!(user: user, campaign: campaign, cents: campaign.cents)
  end
end
