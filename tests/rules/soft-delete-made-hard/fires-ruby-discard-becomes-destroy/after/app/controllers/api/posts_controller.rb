module Api
  class PostsController < BaseController
    def destroy
      post = current_user.posts.find(params[:id])
      post.destroy!
      render json: { id: post.id }
    end
  end
end
