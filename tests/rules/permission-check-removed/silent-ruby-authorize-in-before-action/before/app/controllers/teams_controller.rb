class TeamsController < ApplicationController
  def destroy
    @team = Team.find(params[:id])
    authorize @team
    @team.destroy!
    redirect_to teams_path
  end
end
