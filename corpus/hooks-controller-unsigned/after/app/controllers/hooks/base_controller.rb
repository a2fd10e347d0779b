module Hooks
  class BaseController < ActionController::API
    private

    def payload
      @payload ||= JSON.parse(request.raw_post)
    end

    def enqueue(repository, commit)
      PushJob.perform_later(repository, commit)
      head :accepted
    end
  end
end
