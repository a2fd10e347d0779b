class TeamsController < ApplicationController
  before_action :set_team, only: :destroy

  def destroy
    @team.destroy!
    redirect_to teams_path
  end

  private

  def set_team
    @team = authorize Team.find(params[:id])
  end
end
