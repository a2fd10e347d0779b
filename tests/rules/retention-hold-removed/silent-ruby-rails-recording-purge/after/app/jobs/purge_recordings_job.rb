class PurgeRecordingsJob < ApplicationJob
  queue_as :maintenance
  retry_on ActiveStorage::IntegrityError, attempts: 3

  BATCH = 200

  def perform
    purged = 0
    Recording.purgeable.with_attached_audio.find_each(batch_size: BATCH) do |recording|
      purge(recording)
      purged += 1
    end
    Rails.logger.info("purged #{purged} recordings")
    expire_exports
  end

  private

  # Archives that customers have downloaded, or never will.
  def expire_exports
    RecordingExport.where(created_at: ..7.days.ago).destroy_all
  end

  def purge(recording)
    recording.audio.purge
    recording.destroy!
  end
end
