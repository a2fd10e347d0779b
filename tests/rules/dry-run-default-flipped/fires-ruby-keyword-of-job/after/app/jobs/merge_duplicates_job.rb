class MergeDuplicatesJob < ApplicationJob
  queue_as :low

  def perform(account_id, dry_run: false)
    account = Account.find(account_id)
    ContactDuplicates.new(account).each_group do |kept, *others|
      Rails.logger.info("contact #{kept.id} takes over #{others.map(&:id)}")
      next if dry_run

      kept.absorb!(others)
    end
  end
end
