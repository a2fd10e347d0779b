class PlaylistsController < ApplicationController
  before_action :authenticate_user!

  def index
    @playlists = current_user.playlists.order(:name)
  end

  def show
    @playlist = current_user.playlists.find(params[:id])
  end

  def update
    @playlist = current_user.playlists.find(params[:id])
    if @playlist.update(playlist_params)
      redirect_to @playlist
    else
      render :show, status: :unprocessable_entity
    end
  end

  def destroy
    current_user.playlists.find(params[:id]).destroy!
    redirect_to playlists_path
  end

  private

  def playlist_params
    params.require(:playlist).permit(:name, :public)
  end
end
