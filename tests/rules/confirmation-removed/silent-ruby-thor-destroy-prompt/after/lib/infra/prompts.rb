require "thor"

module Infra
  # Questions that commands ask before they do something final.
  module Prompts
    TTY_NEEDED = "Run this in a terminal to confirm it."

    def self.included(base)
      base.class_option :quiet, type: :boolean, desc: "Do not repeat the warning in colour"
    end

    private

    # Goes on only if the user types the name, otherwise the command ends.
    def confirm_by_name(name, warning)
      unless $stdin.tty?
        raise Thor::Error, "#{warning} #{TTY_NEEDED}"
      end

      say warning, (options[:quiet] ? nil : :red)
      answer = ask("Type #{name.inspect} to go on:")
      return if answer.to_s.strip == name

      raise Thor::Error, "Aborted, nothing was changed."
    end
  end
end
