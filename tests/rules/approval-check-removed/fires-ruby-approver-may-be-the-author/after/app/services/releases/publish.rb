module Releases
  class Publish
    NotReviewed = Class.new(StandardError)

    def call(release, actor)
      release.update!(published_at: Time.current, published_by: actor)
      PushToChannelJob.perform_later(release)
    end
  end
end
