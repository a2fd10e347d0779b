class PlaylistsController < ApplicationController
  before_action :authenticate_user!
  before_action :set_playlist, only: %i[show update destroy]

  def index
    @playlists = current_user.playlists.order(:name)
  end

  def show; end

  def update
    if @playlist.update(playlist_params)
      redirect_to @playlist
    else
      render :show, status: :unprocessable_entity
    end
  end

  def destroy
    @playlist.destroy!
    redirect_to playlists_path
  end

  private

  def set_playlist
    @playlist = Playlist.find(params[:id])
  end

  def playlist_params
    params.require(:playlist).permit(:name, :public)
  end
end
