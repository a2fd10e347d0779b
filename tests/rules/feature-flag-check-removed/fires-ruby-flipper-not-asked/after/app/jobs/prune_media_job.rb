class PruneMediaJob < ApplicationJob
  def perform(account)
    account.media.unreferenced.find_each do |blob|
      blob.purge
    end
  end
end
