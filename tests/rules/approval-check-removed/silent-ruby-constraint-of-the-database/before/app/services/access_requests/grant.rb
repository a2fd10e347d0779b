module AccessRequests
  class Grant
    def call(request, approver)
      raise ArgumentError, "somebody else must approve" if approver == request.user

      request.update!(approver: approver, granted_at: Time.current)
    end
  end
end
