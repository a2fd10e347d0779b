class MergeDuplicatesJob < ApplicationJob
  queue_as :low

  def perform(account_id, simulate: true)
    account = Account.find(account_id)
    ContactDuplicates.new(account).each_group do |kept, *others|
      Rails.logger.info("contact #{kept.id} takes over #{others.map(&:id)}")
      kept.absorb!(others) unless simulate
    end
  end
end
