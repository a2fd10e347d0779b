class TeamsController < ApplicationController
  before_action :set_team, only: %i[update destroy]

  def update
    @team.update!(team_params)
    redirect_to @team, notice: t(".saved")
  end

  def destroy
    @team.destroy!
    redirect_to teams_path
  end

  private

  def set_team
    @team = Team.find(params[:id])
  end

  def team_params
    params.require(:team).permit(:name, :plan)
  end
end
