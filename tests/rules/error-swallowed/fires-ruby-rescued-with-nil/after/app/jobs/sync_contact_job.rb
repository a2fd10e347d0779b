class SyncContactJob < ApplicationJob
  queue_as :default

  def perform(contact)
    remote = Crm.client.upsert(contact.to_crm) rescue nil
    contact.update!(synced_at: Time.current)
  end
end
