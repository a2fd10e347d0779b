require "thor"
require "searchctl/cluster"

module Searchctl
  class CLI < Thor
    class_option :host, type: :string, default: "http://localhost:9200"

    desc "list", "List the indices of the cluster"
    def list
      cluster.indices.each { |index| say format("%-40s %10d", index.name, index.docs) }
    end

    desc "drop NAME", "Delete an index"
    def drop(name)
      index = cluster.find(name)
      unless yes?("Delete #{index.name} with #{index.docs} documents? [y/N]", :red)
        say "Nothing deleted."
        exit 1
      end
      cluster.delete(index.name)
      say "Deleted #{index.name}.", :green
    end

    desc "purge PREFIX", "Delete all indices that start with PREFIX"
    def purge(prefix)
      found = cluster.indices.select { |index| index.name.start_with?(prefix) }
      unless yes?("Delete #{found.size} indices? [y/N]", :red)
        say "Nothing deleted."
        exit 1
      end
      found.each { |index| cluster.delete(index.name) }
      say "Deleted #{found.size} indices.", :green
    end

    private

    def cluster
      @cluster ||= Cluster.new(options[:host])
    end
  end
end
