module Releases
  class Publish
    NotReviewed = Class.new(StandardError)

    def call(release, actor)
      raise NotReviewed, release.version unless release.reviews.approved.where.not(user: release.author).exists?

      release.update!(published_at: Time.current, published_by: actor)
      PushToChannelJob.perform_later(release)
    end
  end
end
