class Member < ApplicationRecord
  has_many :tokens
  belongs_to :removed_by, class_name: "User", optional: true

  after_update :publish_removal, if: :saved_change_to_left_at?

  private

  def publish_removal
    EventLog.publish("member.removed", member_id: id, actor_id: removed_by_id)
  end
end
