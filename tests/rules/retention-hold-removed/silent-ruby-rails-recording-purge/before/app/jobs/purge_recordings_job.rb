class PurgeRecordingsJob < ApplicationJob
  queue_as :maintenance
  retry_on ActiveStorage::IntegrityError, attempts: 3

  RETENTION = 180.days

  def perform
    Recording
      .where(created_at: ..RETENTION.ago)
      .where(legal_hold: false)
      .where(disputed_at: nil)
      .find_each do |recording|
        recording.audio.purge
        recording.destroy!
      end
    expire_exports
  end

  private

  # Archives that customers have downloaded, or never will.
  def expire_exports
    RecordingExport.where(created_at: ..7.days.ago).destroy_all
  end
end
