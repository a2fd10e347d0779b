class RequestsAreApprovedByOthers < ActiveRecord::Migration[7.1]
  def change
    add_check_constraint :access_requests, "approver_id <> user_id", name: "approved_by_somebody_else"
  end
end
