class TeamsController < ApplicationController
  def update
    @team = Team.find(params[:id])
    authorize @team
    @team.update!(team_params)
    redirect_to @team
  end

  def destroy
    @team = Team.find(params[:id])
    authorize @team
    @team.destroy!
    redirect_to teams_path
  end

  private

  def team_params
    params.require(:team).permit(:name, :plan)
  end
end
