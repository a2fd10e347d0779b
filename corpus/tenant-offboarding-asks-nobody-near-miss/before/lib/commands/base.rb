# frozen_string_literal: true

require "tty-prompt"

module Commands
  # What all commands share: the prompt and the log.
  class Base
    def initialize(prompt: TTY::Prompt.new, log: Logger.new($stdout))
      @prompt = prompt
      @log = log
    end

    def call(*args)
      @log.info("#{self.class.name} #{args.join(' ')}")
      run(*args)
    end

    private

    attr_reader :prompt, :log
  end
end
