module Api
  class PostsController < BaseController
    def destroy
      post = current_user.posts.find(params[:id])
      post.discard!
      render json: { id: post.id }
    end
  end
end
