class PruneMediaJob < ApplicationJob
  def perform(account)
    return unless Flipper.enabled?(:prune_media, account)

    account.media.unreferenced.find_each do |blob|
      blob.purge
    end
  end
end
