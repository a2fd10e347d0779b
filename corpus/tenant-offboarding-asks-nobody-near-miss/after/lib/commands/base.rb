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
      confirm!(*args) if destructive?
      run(*args)
    end

    private

    attr_reader :prompt, :log

    # Commands that cannot be taken back say so, and are asked for the name they were given.
    def destructive?
      false
    end

    def confirm!(name, *)
      typed = prompt.ask("This cannot be undone. Type #{name} to go on:")
      abort "Names differ, nothing was done." unless typed == name
    end
  end
end
