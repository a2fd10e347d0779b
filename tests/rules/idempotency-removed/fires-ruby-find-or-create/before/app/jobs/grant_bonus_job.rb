class GrantBonusJob < ApplicationJob
  retry_on Net::ReadTimeout

  def perform(user, campaign)
    return if Bonus.exists?(user: user, campaign: campaign)

    Ledger.credit!(user, campaign.cents)
    Bonus.create!(user: user, campaign: campaign)
  end
end
