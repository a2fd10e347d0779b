require "thor"

require_relative "api"
require_relative "prompts"

module Infra
  class Cli < Thor
    include Prompts

    def self.exit_on_failure? = true

    desc "list", "Show all clusters"
    def list
      rows = Api.clusters.map { |cluster| [cluster.name, "#{cluster.nodes} nodes"] }
      print_table(rows)
    end

    desc "destroy NAME", "Destroy a cluster"
    def destroy(name)
      cluster = Api.cluster(name)
      confirm_by_name(name, "This destroys #{cluster.nodes} nodes.")

      Api.destroy(cluster)
      say "#{name} is being destroyed"
    end

    desc "wipe NAME", "Delete all volumes of a cluster"
    def wipe(name)
      volumes = Api.cluster(name).volumes
      confirm_by_name(name, "This deletes #{volumes.size} volumes.")

      volumes.each { |volume| Api.delete_volume(volume) }
      say "volumes of #{name} deleted"
    end
  end
end
