module Members
  # Gives a member another role and tells them about it.
  class ChangeRole
    Result = Struct.new(:membership, :error, keyword_init: true) do
      def ok?
        error.nil?
      end
    end

    def initialize(membership, role:)
      @membership = membership
      @role = role
    end

    def call
      return failure unless @membership.update(role: @role)

      MembershipMailer.role_changed(@membership).deliver_later
      Result.new(membership: @membership)
    end

    private

    def failure
      Result.new(
        membership: @membership,
        error: @membership.errors.full_messages.to_sentence
      )
    end
  end
end
