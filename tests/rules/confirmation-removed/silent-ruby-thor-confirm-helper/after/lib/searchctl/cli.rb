require "searchctl/command"

module Searchctl
  class CLI < Command
    desc "list", "List the indices of the cluster"
    def list
      cluster.indices.each { |index| say format("%-40s %10d", index.name, index.docs) }
    end

    desc "drop NAME", "Delete an index"
    def drop(name)
      index = cluster.find(name)
      confirm!("Delete #{index.name} with #{index.docs} documents?")
      remove([index])
    end

    desc "purge PREFIX", "Delete all indices that start with PREFIX"
    def purge(prefix)
      found = cluster.indices.select { |index| index.name.start_with?(prefix) }
      confirm!("Delete #{found.size} indices?")
      remove(found)
    end

    private

    def remove(indices)
      indices.each do |index|
        cluster.delete(index.name)
        say "Deleted #{index.name}.", :green
      end
    end
  end
end
