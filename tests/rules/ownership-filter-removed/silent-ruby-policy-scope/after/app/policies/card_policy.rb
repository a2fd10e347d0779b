class CardPolicy < ApplicationPolicy
  class Scope < Scope
    def resolve
      scope.where(user_id: user.id)
    end
  end

  def destroy?
    record.user_id == user.id
  end
end
