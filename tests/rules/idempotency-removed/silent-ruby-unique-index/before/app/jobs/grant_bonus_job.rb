class GrantBonusJob < ApplicationJob
  def perform(user, campaign)
    return if Bonus.exists?(user: user, campaign: campaign)

    Bonus.create!(user: user, campaign: campaign)
    Ledger.credit!(user, campaign.cents)
  end
end
