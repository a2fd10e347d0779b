require "thor"
require "searchctl/cluster"

module Searchctl
  # What all commands have in common: the cluster they talk to and the
  # question they put before they change anything.
  class Command < Thor
    class_option :host, type: :string, default: "http://localhost:9200"

    def self.exit_on_failure?
      true
    end

    private

    def confirm!(question)
      return if yes?("#{question} [y/N]", :red)

      say "Nothing deleted."
      exit 1
    end

    def cluster
      @cluster ||= Cluster.new(options[:host])
    end
  end
end
