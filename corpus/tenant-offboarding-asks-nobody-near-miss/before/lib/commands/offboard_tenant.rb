# frozen_string_literal: true

require_relative "base"

module Commands
  # Takes a tenant and all that belongs to it off the platform.
  class OffboardTenant < Base
    private

    def run(slug)
      tenant = Tenant.find_by!(slug: slug)
      log.info("#{tenant.users.count} users, #{tenant.documents.count} documents")

      typed = prompt.ask("This cannot be undone. Type #{slug} to go on:")
      abort "Names differ, nothing was done." unless typed == slug

      tenant.documents.find_each(&:destroy!)
      tenant.users.find_each(&:destroy!)
      tenant.destroy!
      log.info("#{slug} is gone")
    end
  end
end
