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
    previous = membership.role

    if membership.update(role: params.require(:role))
      AuditEvent.create!(
        organization: @organization,
        actor: current_user,
        action: "member.role_changed",
        subject: membership.user,
        details: { from: previous, to: membership.role }
      )
      MembershipMailer.role_changed(membership).deliver_later
      redirect_to organization_members_path(@organization)
    else
      redirect_to organization_members_path(@organization), alert: membership.errors.full_messages.to_sentence
    end
  end

  private

  def set_organization
    @organization = current_user.organizations.find(params[:organization_id])
  end
end
