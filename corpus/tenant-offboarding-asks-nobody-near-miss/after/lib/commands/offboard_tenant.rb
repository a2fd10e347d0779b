# frozen_string_literal: true

require_relative "base"
require_relative "../services/tenant_offboarding"

module Commands
  # Takes a tenant and all that belongs to it off the platform.
  class OffboardTenant < Base
    private

    def destructive?
      true
    end

    def run(slug)
      tenant = Tenant.find_by!(slug: slug)
      log.info("#{tenant.users.count} users, #{tenant.documents.count} documents")

      Services::TenantOffboarding.new(tenant).call
      log.info("#{slug} is gone")
    end
  end
end
