class GrantBonusJob < ApplicationJob
  def perform(user, campaign)
    Bonus.transaction do
      Bonus.create!(user: user, campaign: campaign)
      Ledger.credit!(user, campaign.cents)
    end
  rescue ActiveRecord::RecordNotUnique
    Rails.logger.info("#{user.id} has the bonus of #{campaign.id}")
  end
end
