module Hooks
  class GithubController < BaseController
    def create
      enqueue(payload["repository"]["full_name"], payload["after"])
    end
  end
end
