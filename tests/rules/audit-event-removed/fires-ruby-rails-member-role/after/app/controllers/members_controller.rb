class MembersController < ApplicationController
  before_action :authenticate_user!
  before_action :set_organization

  def index
    authorize @organization, :show?
    @members = @organization.memberships.includes(:user).order("users.name")
  end

  def update
    authorize @organization, :manage_members?
    membership = @organization.memberships.find(params[:id])
    result = Members::ChangeRole.new(membership, role: params.require(:role)).call

    if result.ok?
      flash[:notice] = t(".role_changed", name: membership.user.name)
    else
      flash[:alert] = result.error
    end
    redirect_to organization_members_path(@organization)
  end

  private

  def set_organization
    @organization = current_user.organizations.find(params[:organization_id])
  end
end
