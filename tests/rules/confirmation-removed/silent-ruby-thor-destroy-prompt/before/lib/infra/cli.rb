require "thor"

require_relative "api"

module Infra
  class Cli < Thor
    desc "list", "Show all clusters"
    def list
      Api.clusters.each { |cluster| say "#{cluster.name} (#{cluster.nodes} nodes)" }
    end

    desc "destroy NAME", "Destroy a cluster"
    def destroy(name)
      cluster = Api.cluster(name)
      answer = ask("This destroys #{cluster.nodes} nodes. Type the name of the cluster:")
      return say("Aborted", :yellow) unless answer == name

      Api.destroy(cluster)
      say "#{name} is being destroyed"
    end

    desc "wipe NAME", "Delete all volumes of a cluster"
    def wipe(name)
      cluster = Api.cluster(name)
      answer = ask("This deletes #{cluster.volumes.size} volumes. Type the name of the cluster:")
      return say("Aborted", :yellow) unless answer == name

      cluster.volumes.each { |volume| Api.delete_volume(volume) }
      say "volumes of #{name} deleted"
    end
  end
end
